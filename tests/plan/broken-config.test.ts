import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Tier } from "../../model/capability.ts";
import { tiers } from "../../model/capability.ts";
import { ValidationError } from "../../model/issue.ts";
import { rendered } from "../../plan/render.ts";
import { config, plan, validationError } from "./support.ts";

interface Case {
  readonly what: string;
  readonly entries: Readonly<Record<string, unknown>>;
  readonly assignments?: readonly string[];
}

const cases: readonly Case[] = [
  { what: "a misspelt key", entries: { teir: "economy" } },
  { what: "a key of nothing that we know", entries: { kubeconfig: "~/.kube/config" } },
  { what: "a tier that does not exist", entries: { tier: "econmy" } },
  { what: "a text where true or false belongs", entries: { tier: "complete", discord: "yes" } },
  { what: "a port that is none", entries: { ports: { backend: 70_000 } } },
  { what: "a text where a port belongs", entries: { ports: { backend: "http" } } },
  { what: "a misspelt port", entries: { ports: { backnd: 3001 } } },
  { what: "two services on one port", entries: { ports: { inbox: 3000 } } },
  { what: "a text where an object belongs", entries: { ports: "3000" } },
  { what: "a slower time", entries: { speed: 0.5 } },
  { what: "a time faster than the machine", entries: { speed: 61 } },
  { what: "a base URL with a slash at its end", entries: { baseUrl: "https://api.example.com/" } },
  { what: "a base URL without scheme", entries: { baseUrl: "api.example.com" } },
  { what: "a base URL with a password", entries: { baseUrl: "https://user:canary@staging.example.com" } },
  {
    what: "a mail server with its port",
    entries: { tier: "complete" },
    assignments: ["smtp.host=smtp.example.com:25"],
  },
  { what: "a runbook URL without its placeholder", entries: { runbookUrl: "https://runbooks.example.com" } },
  { what: "an environment that is no label", entries: { environment: "Production EU" } },
  { what: "an environment that is no label for its length", entries: { environment: "e".repeat(64) } },
  { what: "a cluster that is no label for its length", entries: { tier: "complete", cluster: "c".repeat(64) } },
  { what: "a sender that is no address", entries: { tier: "complete", smtp: { from: "alerts" } } },
  { what: "a retention in hours", entries: { retention: { metrics: "744h" } } },
  { what: "a secret in plain text", entries: { slackCriticalUrl: "https://hooks.slack.com/services/T0/B0/canary" } },
  { what: "a secret on the command line", entries: {}, assignments: ["smtpPassword=canary"] },
  { what: "an encrypted setting that is no secret", entries: { tier: { secure: "v1:abc" } } },
  { what: "a secret within an object", entries: { tier: "complete", smtp: { host: { secure: "v1:abc" } } } },
  { what: "a choice that the tier has not", entries: { tier: "economy", logs: "elk" } },
  { what: "logs where nothing runs that keeps them", entries: { logs: "loki" } },
  { what: "a capability that no stack goes without", entries: { tier: "complete", alerting: "none" } },
  { what: "another vendor's capability", entries: { tier: "simplified", vendor: "datadog", logs: "newrelic" } },
  { what: "Grafana where it is not installed", entries: { dashboards: "grafana" } },
  { what: "a vendor outside of tier simplified", entries: { tier: "complete", vendor: "newrelic" } },
  { what: "a paging vendor of one vendor", entries: { tier: "simplified", pagingVendor: "datadog" } },
  {
    what: "a paging vendor that does no alerting",
    entries: { tier: "simplified", vendor: "both", alerting: "datadog", pagingVendor: "newrelic" },
  },
  { what: "ports outside of the local tier", entries: { tier: "complete", ports: { backend: 3010 } } },
  { what: "a webhook that the inbox would shadow", entries: { webhookUrl: "https://example.com/hook" } },
  { what: "a retention that the vendor fixes", entries: { tier: "economy", retention: { metrics: "90d" } } },
  { what: "a retention of nothing", entries: { tier: "complete", logs: "none", retention: { logs: "90d" } } },
  { what: "a retention below the SLOs' period", entries: { tier: "complete", retention: { metrics: "7d" } } },
  { what: "a budget that is too small", entries: { tier: "simplified", vendor: "both", budgetUsd: 500 } },
  { what: "a cluster outside of tier complete", entries: { tier: "economy", kubernetes: { profile: "ha" } } },
  { what: "a profile that does not exist", entries: { tier: "complete", kubernetes: { profile: "huge" } } },
  { what: "a namespace with a dot", entries: { tier: "complete", kubernetes: { namespace: "my.monitoring" } } },
  {
    what: "a namespace that leaves no room for -nodes behind it",
    entries: { tier: "complete", kubernetes: { namespace: "m".repeat(58) } },
  },
  {
    what: "a retention beyond what Prometheus can count",
    entries: { tier: "complete", retention: { metrics: "106752d" } },
  },
  { what: "a volume without unit", entries: { tier: "complete", kubernetes: { volumes: { prometheus: "100" } } } },
  {
    what: "ingress without TLS",
    entries: {
      tier: "complete",
      kubernetes: { ingress: { hosts: { grafana: "grafana.example.com" }, auth: "login" } },
    },
  },
  {
    what: "ingress without anybody who asks for a login",
    entries: {
      tier: "complete",
      kubernetes: { ingress: { hosts: { prometheus: "prometheus.example.com" }, tlsSecret: "wildcard" } },
    },
  },
  {
    what: "ingress to what has no login, by its own login",
    entries: {
      tier: "complete",
      logs: "loki",
      kubernetes: {
        ingress: {
          hosts: { prometheus: "prometheus.example.com", kibana: "kibana.example.com" },
          clusterIssuer: "letsencrypt",
          auth: "login",
        },
      },
    },
  },
  {
    what: "traces in memory on a stack that wakes people",
    entries: { tier: "complete", pages: true, kubernetes: { traceStorage: "memory" } },
  },
  {
    what: "a store that Zipkin has not",
    entries: { tier: "complete", traces: "zipkin", kubernetes: { traceStorage: "badger" } },
  },
  {
    what: "the large profile without object storage",
    entries: { tier: "complete", logs: "loki", kubernetes: { profile: "large" } },
  },
  { what: "an assignment without value", entries: {}, assignments: ["tier"] },
  {
    what: "several issues at once",
    entries: { tier: "complet", pages: "maybe", smtpPassword: "canary", ports: { inbox: 0 }, budgetUsd: -1 },
  },
];

const golden = join(import.meta.dirname, "golden/broken-config.txt");

function configText({ entries, assignments = [] }: Case): string {
  // The page is for people: it says that there was a secret, not which.
  const shown = JSON.stringify(entries).replaceAll(/"[^"]*canary[^"]*"/g, '"…"');
  return [shown, ...assignments.map((assignment) => `-c ${assignment.replace("canary", "…")}`)].join(" ");
}

describe("broken config", () => {
  it("gets one clear message each, as the golden page says", async () => {
    const parts: string[] = [];
    for (const broken of cases) {
      const message = await validationError(() => plan(config(broken.entries, ...(broken.assignments ?? []))));
      parts.push(`${broken.what}: ${configText(broken)}\n${message}\n`);
    }
    const page = parts.join("\n");
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, page);
    assert.equal(page, readFileSync(golden, "utf8"), "run with UPDATE_GOLDEN=1 and look at the difference");
  });

  it("never shows a secret", async () => {
    for (const { entries, assignments = [] } of cases) {
      assert.doesNotMatch(await validationError(() => plan(config(entries, ...assignments))), /canary/);
    }
  });
});

describe("Any config", () => {
  const readBy: Readonly<Record<string, readonly Tier[]>> = {
    vendor: ["simplified"],
    discord: ["economy", "simplified", "complete"],
    speed: ["local"],
    kubernetes: ["complete"],
    logs: ["complete"],
    traces: ["complete"],
    uptime: ["complete"],
  };
  const reads = (tier: Tier, key: string): boolean => readBy[key]?.includes(tier) ?? true;
  const size = fc.constantFrom("10Gi", "1Ti", "0Gi", "10G", "");
  const name = fc.constantFrom("monitoring", "stratoai", "Upper", "", "a".repeat(70), "x.y");
  const hosts = fc.dictionary(fc.constantFrom("grafana", "prometheus", "alertmanager", "kibana", "jaeger"), name);
  const kubernetes = fc.record(
    {
      profile: fc.constantFrom("small", "ha", "large"),
      namespace: name,
      productNamespace: name,
      storageClass: name,
      volumes: fc.dictionary(fc.constantFrom("prometheus", "alertmanager", "elasticsearch", "loki", "grafana"), size),
      traceStorage: fc.constantFrom("memory", "badger", "elasticsearch"),
      ingress: fc.record(
        { hosts, className: name, clusterIssuer: name, tlsSecret: name, auth: fc.constantFrom("login", "proxy") },
        { requiredKeys: [] },
      ),
      objectStorage: fc.record(
        { endpoint: name, region: name, logsBucket: name, metricsBucket: name },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
  const entries = fc.record(
    {
      vendor: fc.constantFrom("datadog", "newrelic", "both"),
      pages: fc.boolean(),
      discord: fc.boolean(),
      baseUrl: fc.constantFrom(
        "https://a.example.com",
        "http://127.0.0.1:1",
        "https://[::1]",
        "https://a.example.com?q",
      ),
      runbookUrl: fc.constantFrom("https://r/{alert}", "https://r/{alert}/{{x}}"),
      environment: fc.constantFrom("prod", "a".repeat(300)),
      retention: fc.constantFrom({ metrics: "1d" }, { metrics: "90d", logs: "1d" }, { metrics: "999999999d" }),
      speed: fc.constantFrom(1, 20, 60, 1_000_000),
      logs: fc.constantFrom("elk", "loki", "none"),
      traces: fc.constantFrom("jaeger", "zipkin", "none"),
      uptime: fc.constantFrom("blackbox", "pingdom", "uptimerobot"),
      kubernetes,
    },
    { requiredKeys: [] },
  );

  it("is planned and rendered, or refused with what is wrong", async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tiers), entries, async (tier, given) => {
        // What the tier does not read would be refused before anything else is looked at.
        const read = Object.entries({ tier, ...given }).filter(([key]) => reads(tier, key));
        try {
          await rendered(await plan(config(Object.fromEntries(read))));
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 100) },
    );
  });
});
