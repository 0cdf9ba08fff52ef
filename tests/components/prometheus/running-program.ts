import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../support/free-port.ts";
import { tool } from "../../support/toolchain.ts";

export interface RunningProgram {
  /** Origin of its web interface. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Repeats until `attempt` gives a value. */
export async function eventually<T>(what: string, attempt: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const found = await attempt();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`waited 15 s in vain for ${what}`);
}

/**
 * Starts a program of the Prometheus project with its web interface on a free port of 127.0.0.1.
 *
 * @param env further variables of its environment
 */
export async function startProgram(
  name: string,
  args: readonly string[],
  cwd: string,
  ready = "/metrics",
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const child = spawn(tool(name), [`--web.listen-address=${address}`, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  try {
    await eventually(`${name} to answer`, async () => {
      if (child.exitCode !== null) throw new Error(log);
      return (await fetch(`${url}${ready}`).catch(() => undefined))?.ok === true ? true : undefined;
    });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
