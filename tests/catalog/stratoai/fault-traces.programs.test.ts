import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, files } from "../../../components/prometheus/compile.ts";
import { needs } from "../../support/toolchain.ts";
import { prod, run, temporaryFolder } from "../../components/prometheus/fixture.ts";
import { yaml } from "../../../components/yaml.ts";

/** Minutes and seconds → names of what fires then, sorted; of critical alerts only where it says `pages`. */
interface Trace {
  readonly interval: string;
  /** A series in the exposition's notation → promtool's values. */
  readonly series: Readonly<Record<string, string>>;
  readonly pages?: Readonly<Record<string, readonly string[]>>;
  readonly fires?: Readonly<Record<string, readonly string[]>>;
}

const backend = (instance: string) => `up{job="stratoai-backend",service="api",instance="${instance}"}`;
const exporter = (instance: string) => `up{job="postgres-exporter",service="database",instance="${instance}"}`;
const database = (instance: string) => `pg_up{job="postgres-exporter",service="database",instance="${instance}"}`;
const requests = (status: string, route = "/api/campaigns") =>
  `http_requests_total{job="stratoai-backend",service="api",instance="a",method="GET",route="${route}",status="${status}"}`;

/** A counter of `length` minutes that grows by one a minute; it stands still but in the minutes named. */
function counted(length: number, grows: (minute: number) => boolean): string {
  let total = 0;
  return Array.from({ length }, (_, minute) => (grows(minute) ? ++total : total)).join(" ");
}

describe("StratoAI's alerts, by promtool", () => {
  needs("promtool");
  const folder = temporaryFolder();
  before(() => {
    folder.write(files(compile(stratoai, prod).objects));
  });
  after(() => {
    folder.remove();
  });

  const rules = files(compile(stratoai, prod).objects)
    .filter(({ path }) => path.startsWith("prometheus/rules/"))
    .map(({ path }) => path);

  function verdict({ interval, series, pages = {}, fires = {} }: Trace): string {
    const asked = (selector: string, expected: Readonly<Record<string, readonly string[]>>) =>
      Object.entries(expected).map(([at, names]) => ({
        expr: `group by (alertname) (ALERTS{alertstate="firing",${selector}})`,
        eval_time: at,
        exp_samples: names.map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })),
      }));
    const content = {
      rule_files: rules,
      evaluation_interval: "15s",
      tests: [
        {
          interval,
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            ...asked('severity="critical"', pages),
            ...asked('alertname!~"Watchdog|TargetMissing|.*SliAbsent"', fires),
          ],
        },
      ],
    };
    folder.write([{ path: "trace.yml", content: yaml(content) }]);
    const { ok, output } = run("promtool", ["test", "rules", "trace.yml"], folder.path);
    return ok ? "" : output;
  }
  const holds = (name: string, trace: Trace) => {
    it(name, function () {
      this.timeout(60_000);
      assert.equal(verdict(trace), "");
    });
  };

  describe("about instances", () => {
    holds("page for none that has never been ready, as in a slow deploy", {
      interval: "30s",
      series: { [backend("old-1")]: "1x20", [backend("new-1")]: "_x4 0x4 1x12" },
      pages: { "3m45s": [] },
      fires: { "3m45s": [] },
    });
    holds("page for none that is new and never becomes ready, but say so on a ticket", {
      interval: "30s",
      series: { [backend("old-1")]: "1x40", [backend("new-1")]: "_x4 0x36" },
      pages: { "15m": [] },
      fires: { "15m": ["TargetDown"] },
    });
    holds("page for none of several that is down, but say so on a ticket", {
      interval: "30s",
      series: { [backend("a")]: "1x10 0x30", [backend("b")]: "1x40" },
      pages: { "15m": [] },
      fires: { "9m": [], "15m": ["TargetDown"] },
    });
    holds("page when none of them answers any more, within a minute and a half", {
      interval: "30s",
      series: { [backend("a")]: "1x10 0x30", [backend("b")]: "1x10 0x30" },
      pages: { "6m15s": [], "6m45s": ["ServiceUnreachable"], "15m": ["ServiceUnreachable"] },
    });
    holds("page when those that were ready are gone and no new one becomes ready", {
      interval: "30s",
      series: { [backend("old-1")]: "1x10 stale", [backend("new-1")]: "_x8 0x32" },
      pages: { "8m": ["ServiceUnreachable"], "15m": ["ServiceUnreachable"] },
    });
    holds("page for no service that has never been ready: it is being set up", {
      interval: "30s",
      series: { [backend("a")]: "0x40", [exporter("db-1")]: "0x40" },
      pages: { "15m": [] },
    });
  });

  describe("about the database", () => {
    holds("page by the product's own alert when an exporter dies, and claim nothing of the database", {
      interval: "15s",
      series: { [exporter("db-1")]: "1x20 0x40", [database("db-1")]: "1x20 stale" },
      pages: { "7m": ["DatabaseConnectionFailure"] },
    });
    holds("claim nothing where one of two instances answers", {
      interval: "15s",
      series: {
        ...{ [exporter("db-1")]: "1x60", [database("db-1")]: "1x20 0x40" },
        ...{ [exporter("db-2")]: "1x60", [database("db-2")]: "1x60" },
      },
      pages: { "7m": ["DatabaseConnectionFailure"] },
    });
    holds("claim nothing where one is down and the other's exporter is dead", {
      interval: "15s",
      series: {
        ...{ [exporter("db-1")]: "1x60", [database("db-1")]: "1x20 0x40" },
        ...{ [exporter("db-2")]: "1x20 0x40", [database("db-2")]: "1x20 stale" },
      },
      pages: { "7m": ["DatabaseConnectionFailure"] },
    });
    holds("say that it is gone when every exporter answers and no instance does", {
      interval: "15s",
      series: {
        ...{ [exporter("db-1")]: "1x60", [database("db-1")]: "1x20 0x40" },
        ...{ [exporter("db-2")]: "1x60", [database("db-2")]: "1x20 0x40" },
      },
      pages: { "7m": ["DatabaseConnectionFailure", "DatabaseUnreachable"] },
    });
    holds("page for no exporter that has never been ready", {
      interval: "15s",
      series: { [exporter("db-1")]: "0x60" },
      pages: { "7m": [] },
    });
  });

  describe("about shares of few events", () => {
    holds("page for no two failed requests at one a minute", {
      interval: "1m",
      series: {
        [requests("200")]: counted(120, (minute) => minute !== 60 && minute !== 62),
        [requests("500")]: counted(120, (minute) => minute === 60 || minute === 62),
      },
      pages: Object.fromEntries(["64m", "65m", "65m15s", "66m15s", "67m"].map((at) => [at, []])),
    });
    holds("page for no nine that fail in a row beside one good one a minute", {
      interval: "1m",
      series: {
        [requests("200")]: counted(120, () => true),
        [requests("500", "/webhooks/github")]: counted(120, (minute) => minute >= 60 && minute < 69),
      },
      pages: Object.fromEntries(["65m", "68m", "70m", "72m"].map((at) => [at, []])),
    });
    holds("page when one request a minute fails for long enough", {
      interval: "1m",
      series: {
        [requests("200", "/webhooks/github")]: counted(120, (minute) => minute < 60),
        [requests("500", "/webhooks/github")]: counted(120, (minute) => minute >= 60),
      },
      pages: { "69m": [], "78m": ["HighErrorRate"] },
    });
    holds("page for no single notification that failed, but for several", {
      interval: "15s",
      series: {
        'alertmanager_notifications_total{job="alertmanager",service="monitoring",instance="am",integration="slack"}':
          "0x39 1x39 1x39 2+1x80",
        'alertmanager_notifications_failed_total{job="alertmanager",service="monitoring",instance="am",integration="slack"}':
          "0x39 1x39 1x39 2+1x80",
      },
      pages: { "16m": [], "28m": [], "42m": ["NotificationsFailing"] },
    });
  });
});
