import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A running stub for the provider plugin of @pulumi/random, which knows RandomPassword only. */
export interface RandomProvider {
  readonly port: number;
  /** Environment that makes the engine use it instead of looking for the plugin. */
  readonly env: Readonly<Record<"PULUMI_DEBUG_PROVIDERS", string>>;
  stop(): Promise<void>;
}

export async function startRandomProvider(): Promise<RandomProvider> {
  const server = join(import.meta.dirname, "random-provider-server.ts");
  // It ends when its standard input closes: with us, however we end.
  const child = spawn(process.execPath, ["--import", "tsx", server], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const first = await Promise.race([once(createInterface(child.stdout), "line"), exit]);
  const port = Number(first[0]);
  if (child.exitCode !== null || !Number.isInteger(port)) throw new Error("the stub for random did not start");
  return {
    port,
    env: { PULUMI_DEBUG_PROVIDERS: `random:${port}` },
    async stop() {
      child.stdin.end();
      await exit;
    },
  };
}
