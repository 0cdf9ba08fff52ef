import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { statsdArtifacts } from "../../../components/prometheus/compile/statsd.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { temporaryFolder } from "./fixture.ts";
import { freePort } from "../../support/free-port.ts";
import { startProgram } from "./running-program.ts";

export interface StatsdExporter {
  /** Sends packets and waits until they are on their way. */
  send(...packets: readonly string[]): Promise<void>;
  /** What it exposes. */
  exposition(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a real StatsD exporter on 127.0.0.1 with the mapping of a catalog. */
export async function startStatsdExporter(catalog: Catalog): Promise<StatsdExporter> {
  const folder = temporaryFolder();
  const [mapping] = statsdArtifacts(catalog);
  assert.ok(mapping !== undefined);
  folder.write([mapping]);
  const port = await freePort();
  const args = [
    `--statsd.mapping-config=${mapping.path}`,
    `--statsd.listen-udp=127.0.0.1:${port}`,
    "--statsd.listen-tcp=",
  ];
  const exporter = await startProgram("statsd_exporter", args, folder.path);
  return {
    async send(...packets) {
      const socket = createSocket("udp4");
      const sent = packets.map(
        (packet) =>
          new Promise((resolve) => {
            socket.send(packet, port, "127.0.0.1", resolve);
          }),
      );
      await Promise.all(sent);
      socket.close();
    },
    exposition: async () => (await fetch(`${exporter.url}/metrics`)).text(),
    async stop() {
      await exporter.stop();
      folder.remove();
    },
  };
}
