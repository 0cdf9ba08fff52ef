import { main } from "@pulumi/pulumi/provider/index.js";
import * as log from "@pulumi/pulumi/log/index.js";
import { resetOptions } from "@pulumi/pulumi/runtime/settings.js";
import manifest from "../package.json" with { type: "json" };
import { provider } from "./provider.ts";
import { resourceKinds } from "./registry.ts";

/** How often we look whether the engine is still there, in milliseconds. */
const parentCheckMs = 500;

/** An engine that was killed cannot stop us; without this its plugin would live on as an orphan. */
function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, parentCheckMs).unref();
}

/** Lets the SDK's log reach the engine, whose address is the only argument that is no flag. */
function connectLog(args: readonly string[]): void {
  const engine = args.find((argument) => !argument.startsWith("-"));
  if (engine !== undefined) resetOptions("", "", -1, engine, "", false, "");
}

const args = process.argv.slice(2);
exitWithParent();
connectLog(args);
await main(
  provider(resourceKinds, manifest.version, (message) => log.warn(message)),
  args,
);
