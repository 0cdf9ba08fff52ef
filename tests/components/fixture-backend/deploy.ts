import * as pulumi from "@pulumi/pulumi";
import type { Deploy } from "../../../components/backend.ts";
import { File } from "../../../components/provider/file.ts";
import { ObservabilityProvider } from "../../../components/provider/provider.ts";
import type { Notebook, NotebookSettings } from "./backend.ts";
import { notebookFile, notebookKey, notebookText } from "./backend.ts";

/** Lays the notebook into its folder, with the secret on its cover; the output says where. */
export const deploy: Deploy<NotebookSettings, Notebook> = (objects, { context, deployed: { monitoring } }) => {
  const root = context.own.notebookFolder;
  const cover = new pulumi.Config().requireSecret(notebookKey);
  const logs = monitoring.of("logs");
  const file = logs.child(
    "file",
    File,
    notebookFile,
    {
      path: `${root}/${notebookFile}`,
      root,
      content: pulumi.interpolate`${cover}\n${notebookText(objects)}`,
      mode: "0600",
    },
    { provider: new ObservabilityProvider("notebook") },
  );
  logs.provide({ urls: { notebook: `file://${root}/${notebookFile}` } });
  return () => ({ notebook: file.path });
};
