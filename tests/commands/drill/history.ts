import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tool } from "../../support/toolchain.ts";

/** Requests per second: the 83 of a hundred that the demo makes of itself on user-facing routes, of 20 a second. */
const traffic = 16.6;

/** Seconds between samples: the backend's scrape interval. */
const step = 30;

/**
 * Gives a Prometheus that has not started yet an hour of healthy requests, as blocks on disk.
 *
 * @param data folder of the stack's data
 * @param labels of the series that its own scrapes will continue
 */
export function backfillHealthyHour(data: string, labels: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), "history-"));
  try {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    const now = Math.floor(Date.now() / 1000);
    const samples = Array.from({ length: 3600 / step }, (_, index) => {
      const at = now - 3600 + index * step;
      return `http_requests_total{${pairs.join(",")}} ${Math.round(index * step * traffic)} ${at}`;
    });
    const file = join(folder, "history.om");
    writeFileSync(file, ["# TYPE http_requests counter", ...samples, "# EOF", ""].join("\n"));
    const storage = join(data, "data", "prometheus");
    mkdirSync(storage, { recursive: true });
    execFileSync(tool("promtool"), ["tsdb", "create-blocks-from", "openmetrics", file, storage], { stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
