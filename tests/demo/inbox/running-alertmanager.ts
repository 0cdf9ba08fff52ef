import { join } from "node:path";
import { tool } from "../../support/toolchain.ts";
import { eventually, start, stop } from "../running.ts";
import { freePort } from "../../support/free-port.ts";

interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly endsAt?: string;
}

export interface RunningAlertmanager {
  readonly url: string;
  post(alerts: readonly Alert[]): Promise<void>;
  stop(): Promise<void>;
}

/** A real Alertmanager on a free port, ready; its data lie in `directory`. @throws where amtool refuses the file */
export async function runAlertmanager(file: string, directory: string): Promise<RunningAlertmanager> {
  const checked = await start(tool("amtool"), ["check-config", file]).finished;
  if (checked.code !== 0) throw new Error(checked.stderr);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start(tool("alertmanager"), [
    `--config.file=${file}`,
    `--storage.path=${join(directory, "alertmanager-data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--cluster.listen-address=",
  ]);
  await eventually("Alertmanager", async () => {
    const reply = await fetch(`${url}/-/ready`).catch(() => undefined);
    return reply?.ok === true ? true : undefined;
  });
  return {
    url,
    post: async (alerts) => {
      const reply = await fetch(`${url}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(alerts),
      });
      if (!reply.ok) throw new Error(await reply.text());
    },
    stop: async () => {
      await stop(child);
    },
  };
}
