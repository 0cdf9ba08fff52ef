import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import { separateEngineConnections } from "../../provider/engine-connections.ts";
import { tool } from "../support/toolchain.ts";

/** A real stack in a folder of its own. */
export interface TestStack {
  readonly stack: Stack;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Opens a stack of the real engine: file backend, passphrase, our provider plugin, default providers disabled. */
export async function openTestStack(program: () => Promise<void>): Promise<TestStack> {
  separateEngineConnections();
  const folder = mkdtempSync(join(tmpdir(), "stratoai-engine-"));
  // Through a file: the Automation API's own type of the settings has no plugins.
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    JSON.stringify({
      name: "provider-test",
      runtime: "nodejs",
      plugins: { providers: [{ name: "observability", path: join(import.meta.dirname, "../../provider") }] },
    }),
  );
  const path = process.env.PATH ?? "";
  // The Automation API looks for the CLI on our own PATH.
  process.env.PATH = `${dirname(tool("pulumi"))}${delimiter}${path}`;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "test", projectName: "provider-test", program },
    {
      workDir: folder,
      pulumiHome: join(folder, "home"),
      envVars: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      },
    },
  );
  await stack.setConfig("pulumi:disable-default-providers", { value: '["*"]' });
  return {
    stack,
    folder,
    async remove() {
      await stack.destroy();
      await stack.workspace.removeStack("test");
      process.env.PATH = path;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
