import { Provider } from "@pulumi/kubernetes/provider.js";
import { Release } from "@pulumi/kubernetes/helm/v3/release.js";
import { ApiObject, inOrder } from "../../components/kubernetes/deploy.ts";
import { backends } from "../../components/index.ts";
import { chartSource } from "../../components/kubernetes/chart-source.ts";
import type { EnclosedResources } from "../../components/kubernetes/compile.ts";
import type { ClusterResources } from "../../components/kubernetes/resources.ts";
import { isNamespace } from "../../components/kubernetes/resource-name.ts";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { localMachine } from "../../tools/machine.ts";
import { openStack } from "../../commands/stack/open.ts";
import type { Catalog } from "../../model/catalog.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { fileConfig } from "../../plan/settings/raw-config.ts";
import { resolveSettings } from "../../plan/settings/resolve.ts";
import { programFor } from "../../program.ts";
import { manyServices } from "../catalog.ts";
import type { BenchedProgram, ClusterTimes } from "../cluster-report.ts";

/** The stack's secrets; nobody is notified here. */
const secrets = {
  slackCriticalUrl: "https://hooks.slack.com/services/T0/B0/bench",
  slackWarningUrl: "https://hooks.slack.com/services/T0/B0/bench",
  pagerdutyRoutingKey: "bench".padEnd(32, "0"),
  smtpPassword: "bench",
  uptimeToken: "bench",
  databasePassword: "bench",
};

const [program, services, charts, stateDir] = process.argv.slice(2);
if (services === undefined || charts === undefined || stateDir === undefined) throw new Error("arguments are missing");

const settings = { tier: "complete", uptime: "blackbox", errors: "none" };
const kubernetes = { profile: "ha", charts, keepData: false };

/** The releases that the complete tier has. */
async function resourcesOf(of: Catalog): Promise<ClusterResources> {
  const raw = fileConfig({ name: "bench", config: {} }, { source: "bench", config: { ...settings, kubernetes } });
  const machine = localMachine(".");
  const resolved = resolveSettings(raw, { project: "bench", stack: "prod", catalog: of }, { machine, backends });
  const { compiled } = await makePlan(of, resolved, { machine, backends });
  const cluster = compiled.find(({ backend }) => backend.id === "kubernetes");
  if (cluster === undefined) throw new Error("tier complete has a cluster");
  return (cluster.compiled.objects as EnclosedResources).all;
}

/** The releases as somebody would write them who needs nothing else. */
function chartsOnly(resources: ClusterResources): Promise<Record<string, never>> {
  const provider = new Provider("kubernetes");
  const namespaces = resources.objects
    .filter(isNamespace)
    .map(({ object }) => new ApiObject(object.metadata.name, object, { provider }));
  const made = new Map<string, Release>();
  for (const { name, namespace, chart, values, after } of inOrder(resources.releases)) {
    const args = { ...chartSource(chart, charts), name, namespace, values: { ...values } };
    const dependsOn = [...namespaces, ...after.flatMap((other) => made.get(other) ?? [])];
    made.set(name, new Release(name, args, { provider, dependsOn }));
  }
  return Promise.resolve({});
}

const catalog = manyServices(Number(services), stratoai);

/**
 * Compiled before any clock runs, and of one service: more of them change nothing of these releases, and our work and
 * memory are no part of what somebody has who writes them down by hand.
 */
const plain = await resourcesOf(manyServices(1, stratoai));

const programs: Readonly<Record<BenchedProgram, () => Promise<Record<string, unknown>>>> = {
  charts: () => chartsOnly(plain),
  whole: () => programFor(catalog),
};

async function timed<T>(work: Promise<T>): Promise<{ result: T; took: number }> {
  const start = performance.now();
  const result = await work;
  return { result, took: performance.now() - start };
}

const { stack } = await openStack({
  name: "prod",
  stateDir,
  program: programs[program as BenchedProgram],
  config: {
    ...settings,
    ...Object.fromEntries(Object.entries(kubernetes).map(([key, value]) => [`kubernetes.${key}`, String(value)])),
    ...Object.fromEntries(Object.entries(secrets).map(([key, value]) => [key, { value, secret: true }])),
  },
});
const preview = await timed(stack.preview());
const up = await timed(stack.up());
const again = await timed(stack.preview({ expectNoChanges: true }));
const report: ClusterTimes = {
  resources: preview.result.changeSummary.create ?? 0,
  preview: preview.took,
  up: up.took,
  again: again.took,
  memory: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(report));
// The SDK leaves connections open.
process.exit(0);
