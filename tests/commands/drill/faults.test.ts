import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DrilledStack } from "../../../commands/drill/faults.ts";
import { inject } from "../../../commands/drill/faults.ts";
import { plannedAsOpened, prometheusConfigOf } from "../../../commands/drill/planned.ts";
import type { OpenedStack } from "../../../commands/stack/open.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { configText } from "../../../components/prometheus/files.ts";
import { serverOptions } from "../../../demo/http.ts";
import { projectName } from "../../plan/support.ts";

/** What a throwaway stack of the local tier has in Pulumi. */
const opened = {
  name: "drill",
  project: projectName,
  stack: {
    getAllConfig: () =>
      Promise.resolve({
        [`${projectName}:tier`]: { value: "local" },
        [`${projectName}:speed`]: { value: "30" },
        [`${projectName}:ports`]: { value: '{"prometheus":"19090"}' },
        [`${projectName}:slackCriticalUrl`]: { value: "https://hooks.example.org/secret", secret: true },
        "pulumi:disable-default-providers": { value: '["*"]' },
      }),
  },
} as unknown as OpenedStack;

describe("A job that a drill takes from what Prometheus scrapes", () => {
  let directory: string;
  const reloads: string[] = [];
  const prometheus = createServer(serverOptions, ({ method, url }, response) => {
    reloads.push(`${method} ${url}`);
    response.end();
  });
  let stack: DrilledStack;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "drill-"));
    await new Promise<void>((resolve) => prometheus.listen(0, "127.0.0.1", resolve));
    const config = prometheusConfigOf(await plannedAsOpened(opened, stratoai));
    writeFileSync(join(directory, "prometheus.yml"), configText(config));
    stack = {
      prometheus: `http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`,
      prometheusDirectory: directory,
      prometheusConfig: () => Promise.resolve(config),
    } as DrilledStack;
  });
  after(() => {
    prometheus.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const read = () => readFileSync(join(directory, "prometheus.yml"), "utf8");

  it("is planned with the settings that the stack has in Pulumi", () => {
    assert.match(read(), /scrape_interval: 500ms/);
    assert.match(read(), /127\.0\.0\.1:19090/);
  });

  it("is gone from prometheus.yml, alone, until the fault is taken back", async () => {
    const original = read();
    const [job] = stratoai.scrapeJobs;
    assert.ok(job !== undefined);
    const fault = await inject({ kind: "unscrape", job: job.name }, stack);
    const jobs = (text: string) => [...text.matchAll(/job_name: (.+)/g)].map(([, name]) => name);
    assert.deepEqual(
      jobs(read()),
      jobs(original).filter((name) => name !== job.name),
    );
    // Prometheus reads the rest as before.
    assert.equal(
      read().slice(0, read().indexOf("scrape_configs")),
      original.slice(0, original.indexOf("scrape_configs")),
    );
    await fault.clear();
    assert.equal(read(), original);
    assert.deepEqual(reloads, ["POST /-/reload", "POST /-/reload"]);
  });
});
