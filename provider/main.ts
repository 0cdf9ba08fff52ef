import { main } from "@pulumi/pulumi/provider/index.js";
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

exitWithParent();
await main(provider(resourceKinds, manifest.version), process.argv.slice(2));
