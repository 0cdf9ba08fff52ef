import assert from "node:assert/strict";
import { counter } from "../../../../model/metric.ts";
import type { ScrapeJob } from "../../../../model/metric.ts";
import { shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const job: ScrapeJob = { name: "extra", service: "shop", port: 1, path: "/metrics", description: "One more." };
const withJobs = (...jobs: readonly ScrapeJob[]) => ({ ...shop, scrapeJobs: [...shop.scrapeJobs, ...jobs] });

describe("kinds of scrape jobs", () => {
  it("may have any name", () => {
    assert.deepEqual(issuesOf(withJobs({ ...job, name: "watcher", kind: "prometheus" })), []);
  });

  it("are there once each, but for the product's own", () => {
    assert.deepEqual(issuesOf(withJobs(job, { ...job, name: "another" })), []);
    const nodes = [
      { ...job, kind: "node" },
      { ...job, name: "another", kind: "node" },
    ] as const;
    assert.deepEqual(issuesOf(withJobs(...nodes)), [
      'scrapeJobs.another.kind: got "node"; expected one job of this kind',
    ]);
  });

  it("leave the names that mean one thing to that", () => {
    assert.deepEqual(issuesOf(withJobs({ ...job, name: "uptime" }, { ...job, name: "statsd-exporter" })), [
      'scrapeJobs.statsd-exporter.name: got "statsd-exporter", of kind product; expected kind statsd, or another name',
      'scrapeJobs.uptime.name: got "uptime"; expected another name: the probes of uptime checks have this one',
    ]);
  });

  it("say where metrics come by that are sent by StatsD", () => {
    const sent = counter({ name: "extra_total", help: "Extras.", unit: "none", statsd: "extra", job: "extra" });
    const catalog = (kind: ScrapeJob["kind"]) => ({
      ...withJobs({ ...job, ...(kind === undefined ? {} : { kind }) }),
      metrics: [...shop.metrics, sent],
    });
    assert.deepEqual(issuesOf(catalog("statsd")), []);
    assert.deepEqual(issuesOf(catalog(undefined)), [
      'metrics.extra_total.job: got "extra", of kind product; expected a scrape job of kind statsd: the metric is sent by StatsD',
    ]);
  });
});
