import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { milliseconds } from "../../../model/duration.ts";
import type { PrometheusOptions } from "../../../components/prometheus/compile.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import type { BlackboxModule } from "../../../components/prometheus/blackbox.ts";
import { prod } from "./fixture.ts";

function compiled(options: PrometheusOptions = {}, catalog: Catalog = stratoai) {
  const output = compile(catalog, prod, options);
  const { config, blackbox } = output.objects;
  assert.ok(config !== undefined && blackbox !== undefined);
  const jobs = config.object.scrape_configs.map(({ object }) => object);
  const job = (name: string) => jobs.find(({ job_name }) => job_name === name) ?? assert.fail(name);
  const modules = Object.fromEntries(
    Object.entries(blackbox.object.modules).map(([name, { object }]) => [name, object]),
  );
  return { output, config: { ...config.object, scrape_configs: jobs }, job, blackbox: { modules } };
}

const httpOf = (module: BlackboxModule | undefined) =>
  module?.prober === "http" ? module.http : assert.fail("no such module");

const fast: readonly [Catalog, PrometheusOptions] = [accelerate(stratoai, 20), { longestProbeInterval: "3s" }];

describe("Prometheus' configuration", () => {
  it("scrapes each job as the catalog says, with the labels that queries and dashboards choose by", () => {
    const { config, job } = compiled();
    assert.deepEqual(config.global, {
      scrape_interval: "15s",
      evaluation_interval: "15s",
      external_labels: { environment: "prod", cluster: "main" },
    });
    const { job_name, scrape_interval, metrics_path, static_configs } = job("stratoai-backend");
    assert.deepEqual(
      [job_name, scrape_interval, metrics_path],
      ["stratoai-backend", "30s", "/api/optimization/metrics"],
    );
    assert.deepEqual(
      { static_configs },
      {
        static_configs: [
          { targets: ["127.0.0.1:3000"], labels: { service: "api", environment: "prod", cluster: "main" } },
        ],
      },
    );
  });

  it("takes targets and Alertmanagers from its options", () => {
    const { config, job } = compiled({
      targets: {
        "node-exporter": [{ target: "a:1" }, { target: "b:2", labels: { instance: "b" }, metricsPath: "/x" }],
      },
      alertmanagers: ["a:9093", "b:9093"],
    });
    assert.deepEqual(
      job("node-exporter").static_configs.map(({ targets, labels }) => [
        targets,
        labels.instance,
        labels.__metrics_path__,
      ]),
      [
        [["a:1"], undefined, undefined],
        [["b:2"], "b", "/x"],
      ],
    );
    assert.deepEqual(config.alerting, {
      alertmanagers: [{ timeout: "10s", static_configs: [{ targets: ["a:9093", "b:9093"] }] }],
    });
    assert.deepEqual(config.rule_files, ["rules/*.yml"]);
  });

  it("probes each uptime check at most every minute, and says so", () => {
    const { job, output } = compiled();
    const probes = job("uptime-60s");
    assert.equal(probes.scrape_timeout, "31s");
    assert.deepEqual(
      probes.static_configs.map(({ targets, labels }) => [targets[0], labels.check, labels.__param_module]),
      [
        ["https://api.example.com/health", "StratoAI API Health", "get-200-30s"],
        ["https://api.example.com/api/auth/profile", "StratoAI API Auth", "get-200-30s-bearer-uptimeToken"],
        ["https://api.example.com/api/campaigns", "StratoAI Campaigns API", "get-200-30s-bearer-uptimeToken"],
        ["https://api.example.com/health/detailed", "StratoAI API Detailed Health", "get-200-30s"],
      ],
    );
    assert.deepEqual(
      output.degradations.filter(({ item }) => item === "uptime check StratoAI Campaigns API"),
      [
        {
          backend: "blackbox",
          item: "uptime check StratoAI Campaigns API",
          lost: "its interval of 600s: Prometheus does not see a sample older than five minutes",
          fallback: "probed every 60s",
        },
        {
          backend: "blackbox",
          item: "uptime check StratoAI Campaigns API",
          lost: "the view from the public internet",
          fallback: "probed by the blackbox exporter beside Prometheus",
        },
      ],
    );
  });

  it("gives the exporter its whole timeout, within the interval at any speed", () => {
    for (const [catalog, options] of [[stratoai, {}] as const, fast]) {
      const { config, blackbox } = compiled(options, catalog);
      for (const job of config.scrape_configs.filter(({ metrics_path }) => metrics_path === "/probe")) {
        const patience = milliseconds(job.scrape_timeout ?? "1ms");
        assert.ok(patience <= milliseconds(job.scrape_interval ?? "1ms"), job.job_name);
        for (const { labels } of job.static_configs) {
          const module = blackbox.modules[labels.__param_module ?? ""];
          assert.ok(milliseconds(module?.timeout ?? "1d") < patience, job.job_name);
        }
      }
    }
  });

  it("sends tokens by file", () => {
    const { blackbox } = compiled({ secretsDirectory: "/run/secrets" });
    assert.deepEqual(httpOf(blackbox.modules["get-200-30s-bearer-uptimeToken"]).authorization, {
      type: "Bearer",
      credentials_file: "/run/secrets/uptimeToken",
    });
  });

  it("probes the named host's certificate by a handshake alone, apart from the checks, which follow redirects", () => {
    const { job, blackbox } = compiled();
    const [probe, ...others] = job("certificates-60s").static_configs;
    assert.deepEqual(others, []);
    assert.deepEqual(probe?.targets, ["api.example.com:443"]);
    assert.equal(probe.labels.check, "Certificate of api.example.com");
    assert.deepEqual(blackbox.modules[probe.labels.__param_module!], {
      prober: "tcp",
      timeout: "10s",
      tcp: { tls: true },
    });
    assert.equal(httpOf(blackbox.modules["get-200-30s"]).follow_redirects, true);
  });

  it("never takes a certificate unverified: of its own it is given who vouches for them", () => {
    const authority = { name: "demo", file: "/run/demo.pem" };
    const own = { name: "Local", service: "api", address: "127.0.0.1:3443", authority };
    const { blackbox } = compiled({ certificateProbes: [own] });
    assert.deepEqual(blackbox.modules["tls-10s-authority-demo"], {
      prober: "tcp",
      timeout: "10s",
      tcp: { tls: true, tls_config: { ca_file: "/run/demo.pem" } },
    });
    assert.doesNotMatch(JSON.stringify(blackbox), /insecure_skip_verify/);
  });

  it("does not follow a redirect that is expected", () => {
    const [check] = stratoai.uptimeChecks;
    const { blackbox } = compiled({}, { ...stratoai, uptimeChecks: [{ ...check!, expectedStatus: [301] }] });
    assert.equal(httpOf(blackbox.modules["get-301-30s"]).follow_redirects, false);
  });

  it("is the same on every run", () => {
    assert.deepEqual(compile(stratoai, prod), compile(stratoai, prod));
  });
});
