import type { Catalog } from "../model/catalog.ts";
import { backends } from "./backend.ts";
import type { Issue } from "../model/issue.ts";
import type { Settings } from "./settings/settings.ts";
import type { BackendId, Tier } from "./tiers.ts";
import { capabilities } from "./tiers.ts";

/** USD a month, from the low to the high end of what it may be. */
export interface Price {
  readonly low: number;
  readonly high: number;
  readonly source: string;
  /** When the source said so: a day, a month or a year; undefined where it bears no date. */
  readonly date?: string | undefined;
}

export interface CostLine {
  readonly item: string;
  /** Undefined where nobody has said what it costs. */
  readonly price?: Price | undefined;
}

export interface Cost {
  readonly lines: readonly CostLine[];
  /** Sum of what is known. */
  readonly low: number;
  readonly high: number;
  readonly unknown: readonly string[];
}

/** The product's own price classes: what its people expect to pay, not list prices. Their text bears no date. */
const user = (low: number, high: number, of: string): Price => ({
  low,
  high,
  source: `the product's requirements, ${of}`,
});

const economy = "free/economy class";
const professional = "professional class";
const enterprise = "enterprise class";

/** List prices of what the requirements give no figure for in this combination. */
const pagerdutyPerUser = 21;
const pagerduty = (users: number): Price => ({
  low: users * pagerdutyPerUser,
  high: users * pagerdutyPerUser,
  source: `PagerDuty Professional, ${pagerdutyPerUser} USD for each of ${users} responders, billed annually`,
  date: "2026-05-04",
});
const pingdom: Price = {
  low: 10,
  high: 15,
  source: "Pingdom synthetics with 10 uptime checks, by undated reports: its price list is not public",
};

/** Everything of a backend that runs in a cluster of the stack's own. */
const inCluster: readonly BackendId[] = [
  "alertmanager",
  "blackbox-exporter",
  "elk",
  "grafana",
  "jaeger",
  "kube-prometheus-stack",
  "loki",
  "zipkin",
];

function pagerdutyClass(tier: Tier, vendors: number, users: number): Price {
  if (tier !== "simplified") return pagerduty(users);
  return vendors > 1 ? user(100, 200, enterprise) : user(50, 100, professional);
}

function vendorPrice(vendor: "datadog" | "newrelic", vendors: number): Price {
  if (vendor === "newrelic") return user(300, 600, `${enterprise}: New Relic`);
  return vendors > 1 ? user(500, 1000, `${enterprise}: Datadog Pro`) : user(200, 500, professional);
}

function line(backend: BackendId, catalog: Catalog, settings: Settings): CostLine | undefined {
  const item = backends[backend].title;
  const vendors = settings.vendors.length;
  const users = catalog.onCall.responders.length;
  switch (backend) {
    case "datadog":
    case "newrelic":
      return { item, price: vendorPrice(backend, vendors) };
    case "grafana-cloud":
      return { item, price: user(0, 50, economy) };
    case "uptimerobot":
      return { item, price: user(0, 20, economy) };
    case "sentry":
      return { item, price: user(0, 26, economy) };
    case "pagerduty":
      return { item: "PagerDuty", price: pagerdutyClass(settings.tier, vendors, users) };
    case "pingdom":
      return { item, price: pingdom };
    default:
      return undefined;
  }
}

function infrastructure(used: readonly BackendId[], { infrastructureUsd: usd }: Settings): readonly CostLine[] {
  if (!used.some((backend) => inCluster.includes(backend))) return [];
  const item = "machines of the cluster";
  if (usd === undefined) return [{ item: `${item} (config says none: infrastructureUsd)` }];
  return [{ item, price: { low: usd, high: usd, source: "config: infrastructureUsd" } }];
}

/** What the stack costs a month; every backend once, whatever it provides. */
export function cost(catalog: Catalog, settings: Settings): Cost {
  const used = [...new Set(capabilities.flatMap((capability) => settings.capabilities[capability].backends))].sort();
  const lines = [
    ...infrastructure(used, settings),
    ...used.flatMap((backend) => line(backend, catalog, settings) ?? []),
  ];
  const known = lines.flatMap(({ price }) => price ?? []);
  return {
    lines,
    low: known.reduce((sum, { low }) => sum + low, 0),
    high: known.reduce((sum, { high }) => sum + high, 0),
    unknown: lines.filter(({ price }) => price === undefined).map(({ item }) => item),
  };
}

/** A budget below what is already known to be spent. */
export function budgetIssues({ low, high }: Cost, { budgetUsd }: Settings): readonly Issue[] {
  if (budgetUsd === undefined || high <= budgetUsd) return [];
  const range = low === high ? `${high}` : `${low} to ${high}`;
  return [
    {
      path: "budgetUsd",
      got: `${budgetUsd}, but this plan costs ${range} USD a month`,
      expected: `at least ${high}, or a tier or override that costs less`,
    },
  ];
}
