import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Artifact } from "../../../model/stack.ts";
import { tool } from "../../support/toolchain.ts";
import { writeArtifacts } from "./fixture.ts";

export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt?: string;
}

export interface SeenAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly receivers: readonly { readonly name: string }[];
  readonly status: {
    readonly state: string;
    readonly inhibitedBy: readonly string[];
    readonly mutedBy: readonly string[];
  };
}

export interface RunningAlertmanager {
  post(alerts: readonly PostedAlert[]): Promise<void>;
  alerts(): Promise<readonly SeenAlert[]>;
  /** The alerts as their groups see them: only these know mute windows. */
  grouped(): Promise<readonly SeenAlert[]>;
  /** The configuration as it shows it to whoever asks. */
  shownConfiguration(): Promise<string>;
  log(): string;
  stop(): Promise<void>;
}

/** Repeats until `attempt` gives a value. */
export async function eventually<T>(what: string, attempt: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const found = await attempt();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`waited 10 s in vain for ${what}`);
}

/** A real Alertmanager on a free port of 127.0.0.1 with these artifacts as its configuration. */
export async function startAlertmanager(folder: string, artifacts: readonly Artifact[]): Promise<RunningAlertmanager> {
  const process = spawn(tool("alertmanager"), [
    `--config.file=${writeArtifacts(folder, artifacts)}`,
    `--storage.path=${join(folder, "data")}`,
    "--web.listen-address=127.0.0.1:0",
    "--cluster.listen-address=",
  ]);
  let log = "";
  process.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const stop = async () => {
    if (process.exitCode !== null) return;
    process.kill("SIGTERM");
    await once(process, "exit");
  };
  const url = await eventually("Alertmanager's address", () => {
    if (process.exitCode !== null) throw new Error(log);
    const port = /Listening on.*address=127\.0\.0\.1:(\d+)/.exec(log)?.[1];
    return port === undefined ? undefined : `http://127.0.0.1:${port}`;
  });
  const get = async (path: string) => (await fetch(`${url}/api/v2/${path}`)).json();
  return {
    async post(alerts) {
      const response = await fetch(`${url}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    alerts: async () => (await get("alerts")) as SeenAlert[],
    grouped: async () => ((await get("alerts/groups")) as { alerts: SeenAlert[] }[]).flatMap(({ alerts }) => alerts),
    shownConfiguration: async () => ((await get("status")) as { config: { original: string } }).config.original,
    log: () => log,
    stop,
  };
}
