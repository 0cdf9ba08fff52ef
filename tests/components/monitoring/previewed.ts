import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LocalWorkspace, type StepEventStateMetadata } from "@pulumi/pulumi/automation/index.js";
import { separateEngineConnections } from "../../../provider/engine-connections.ts";
import { startRandomProvider } from "../../support/kubernetes/random-provider.ts";
import { tool } from "../../support/toolchain.ts";

/** What a real preview of an empty stack would make, by name; components by their type's last word. */
export interface Previewed {
  readonly resources: ReadonlyMap<string, StepEventStateMetadata>;
  /** Name of the component that a resource is a child of. */
  ownerOf(name: string): string | undefined;
}

const lastWord = (urn: string): string => urn.split("::")[2]?.split(":").at(-1) ?? urn;

/** Previews a program with the real engine, our provider, the Kubernetes provider without a cluster, and the stub of random's. */
export async function previewed(program: () => void): Promise<Previewed> {
  separateEngineConnections();
  const folder = mkdtempSync(join(tmpdir(), "previewed-"));
  const path = process.env.PATH ?? "";
  // The Automation API looks for the CLI on our own PATH.
  process.env.PATH = `${dirname(tool("pulumi"))}${delimiter}${path}`;
  const random = await startRandomProvider();
  const resources = new Map<string, StepEventStateMetadata>();
  try {
    writeFileSync(
      join(folder, "Pulumi.yaml"),
      JSON.stringify({
        name: "previewed",
        runtime: "nodejs",
        plugins: { providers: [{ name: "observability", path: join(import.meta.dirname, "../../../provider") }] },
      }),
    );
    const stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName: "test",
        projectName: "previewed",
        program: () => {
          program();
          return Promise.resolve();
        },
      },
      {
        workDir: folder,
        pulumiHome: join(folder, "home"),
        envVars: {
          ...random.env,
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          // The Kubernetes provider leaves copies of its kubeconfig there.
          TMPDIR: folder,
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
      },
    );
    await stack.preview({
      onEvent: ({ resourcePreEvent }) => {
        const made = resourcePreEvent?.metadata.new;
        if (made === undefined) return;
        const { type, urn, custom } = made;
        resources.set(custom ? (urn.split("::").at(-1) ?? urn) : (type.split(":").at(-1) ?? type), made);
      },
    });
  } finally {
    process.env.PATH = path;
    await random.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    resources,
    ownerOf: (name) => {
      const parent = resources.get(name)?.parent;
      return parent === undefined || parent === "" ? undefined : lastWord(parent);
    },
  };
}
