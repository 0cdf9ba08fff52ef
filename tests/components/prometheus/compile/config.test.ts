import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { accelerate } from "../../../../model/accelerate.ts";
import { milliseconds } from "../../../../model/duration.ts";
import type { Duration } from "../../../../model/duration.ts";
import type { PrometheusOptions } from "../../../../components/prometheus/compile/index.ts";
import { compile } from "../../../../components/prometheus/compile/index.ts";
import { prod } from "../fixture.ts";

interface ScrapeConfig {
  readonly job_name: string;
  readonly scrape_interval?: Duration;
  readonly scrape_timeout?: Duration;
  readonly metrics_path: string;
  readonly static_configs: readonly { targets: string[]; labels: Record<string, string> }[];
  readonly metric_relabel_configs?: readonly unknown[];
}
interface Config {
  readonly global: unknown;
  readonly alerting: unknown;
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly ScrapeConfig[];
}
interface Blackbox {
  readonly modules: Readonly<Record<string, { timeout: Duration; http: Record<string, unknown> }>>;
}

function compiled(options: PrometheusOptions = {}, catalog: Catalog = stratoai) {
  const output = compile(catalog, prod, options);
  const file = (path: string) =>
    output.artifacts.find((artifact) => artifact.path === path)?.content ?? assert.fail(`no ${path}`);
  const config = parse(file("prometheus/prometheus.yml")) as Config;
  const job = (name: string) => config.scrape_configs.find(({ job_name }) => job_name === name) ?? assert.fail(name);
  return { output, config, job, blackbox: parse(file("prometheus/blackbox.yml")) as Blackbox };
}

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

  it("takes targets, Alertmanagers and folders from its options", () => {
    const { config, job } = compiled({
      targets: {
        "node-exporter": [{ target: "a:1" }, { target: "b:2", labels: { instance: "b" }, metricsPath: "/x" }],
      },
      alertmanagers: ["a:9093", "b:9093"],
      rulesDirectory: "/etc/prometheus/rules",
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
    assert.deepEqual(config.rule_files, ["/etc/prometheus/rules/*.yml"]);
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
          standIn: "probed every 60s",
        },
        {
          backend: "blackbox",
          item: "uptime check StratoAI Campaigns API",
          lost: "the view from the public internet",
          standIn: "probed by the blackbox exporter beside Prometheus",
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

  it("sends tokens by file, and takes a certificate that nobody vouches for only where told to", () => {
    const { blackbox } = compiled({
      secretsDirectory: "/run/secrets",
      certificateProbes: [{ name: "Local", service: "api", url: "https://127.0.0.1:3443/", selfSigned: true }],
    });
    assert.deepEqual(blackbox.modules["get-200-30s-bearer-uptimeToken"]?.http.authorization, {
      type: "Bearer",
      credentials_file: "/run/secrets/uptimeToken",
    });
    const lenient = Object.entries(blackbox.modules).filter(([, { http }]) => http.tls_config !== undefined);
    assert.deepEqual(
      lenient.map(([name]) => name),
      ["get-200-10s-self-signed"],
    );
  });

  it("does not follow a redirect that is expected", () => {
    const [check] = stratoai.uptimeChecks;
    const { blackbox } = compiled({}, { ...stratoai, uptimeChecks: [{ ...check!, expectedStatus: [301] }] });
    assert.equal(blackbox.modules["get-301-30s"]?.http.follow_redirects, false);
  });

  it("is the same on every run", () => {
    assert.deepEqual(compile(stratoai, prod), compile(stratoai, prod));
  });
});
