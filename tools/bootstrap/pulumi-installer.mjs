import { join } from "node:path";
import { lastLines, run } from "./child.mjs";
import { UserError } from "../../model/user-error.mjs";

const address = "https://get.pulumi.com/install.sh";

/** Seconds until a network that does not lead there counts as such, and for the script itself. */
const connectSeconds = 10;
const scriptSeconds = 30;

/** How long the installer may take for its archive, in milliseconds: about 100 MB. */
const installMs = 300_000;

/**
 * Runs Pulumi's official installer into a folder of ours; it changes nothing outside.
 *
 * @param {{ version: string, scratch: string, env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options version without its v
 * @returns {Promise<string>} the folder with the CLI and its language hosts
 */
export async function fromInstaller({ version, scratch, env, signal }) {
  const script = join(scratch, "install.sh");
  const download = await run(
    "curl",
    [
      ...["--fail", "--silent", "--show-error", "--location", "--output", script],
      ...["--connect-timeout", String(connectSeconds), "--max-time", String(scriptSeconds), address],
    ],
    { env, signal },
  );
  if (download.code !== 0) throw new UserError(`Pulumi's installer cannot be had: ${lastLines(download, 1)}`);
  const root = join(scratch, "pulumi");
  const args = [script, "--version", version, "--install-root", root, "--no-edit-path"];
  const installed = await run("sh", args, { env, timeoutMs: installMs, signal });
  if (installed.code !== 0) throw new UserError(`Pulumi's installer failed:\n${lastLines(installed)}`);
  return join(root, "bin");
}
