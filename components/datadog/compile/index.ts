import type { Catalog } from "../../../model/catalog.ts";
import { allAlerts } from "../../../model/catalog.ts";
import type { Artifact, BackendOutput, CompiledItem, Degradation, StackContext } from "../../../model/stack.ts";
import { compileDashboard } from "./dashboard/index.ts";
import { notificationDegradations } from "./degradations.ts";
import { attempt } from "../../hosted/inexpressible.ts";
import { standIn } from "../../hosted/stand-in.ts";
import { distinct, json } from "../../hosted/text.ts";
import type { MonitorDefinition } from "./monitor/definition.ts";
import { compileAlert } from "./monitor/index.ts";
import { messageBreaches } from "./monitor/message.ts";
import type { Context } from "./names.ts";
import type { DatadogOptions } from "./options.ts";
import type { SloDefinition } from "./slo.ts";
import { compileSlo } from "./slo.ts";
import type { SyntheticTest } from "./synthetics.ts";
import { certificateTest, compileCheck } from "./synthetics.ts";

const backend = "datadog";

interface Compiled<T> {
  readonly definitions: ReadonlyMap<string, T>;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
}

function slos(context: Context): Compiled<SloDefinition> {
  const definitions = new Map<string, SloDefinition>();
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  for (const slo of context.catalog.slos) {
    const result = attempt(() => compileSlo(slo, context));
    if ("lost" in result) {
      const lost = { lost: result.lost, standIn: result.standIn ?? "its burn alerts, where they can be said" };
      degradations.push({ backend, item: `slo ${slo.name}`, ...lost });
      continue;
    }
    const { definition } = result.value;
    definitions.set(slo.name, definition);
    degradations.push(...result.value.degradations);
    items.push({
      kind: "slo",
      name: slo.name,
      query: `(${definition.query.numerator}) / ${definition.query.denominator}`,
    });
  }
  return { definitions, items, degradations };
}

function synthetics(context: Context): Compiled<SyntheticTest> {
  const definitions = new Map<string, SyntheticTest>();
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  const add = (name: string, test: SyntheticTest, query: string) => {
    definitions.set(name, test);
    items.push({ kind: "uptime check", name, query });
  };
  for (const check of context.catalog.uptimeChecks) {
    const item = `uptime check ${check.name}`;
    const result = attempt(() => compileCheck(check, context));
    if ("value" in result) {
      const { test, losses } = result.value;
      const every = `every ${check.interval} expecting ${check.expectedStatus.join(" or ")}`;
      add(check.name, test, `${check.method} ${context.stack.baseUrl}${check.path} ${every}`);
      degradations.push(...losses.map((loss) => ({ backend, item, ...loss })));
    } else {
      degradations.push({ backend, item, lost: result.lost, standIn: result.standIn ?? "nothing" });
    }
  }
  const certificate = certificateTest(context);
  if (certificate !== undefined) {
    const { name, test } = certificate;
    add(name, test, `ssl ${String(test.config.request.host)}, its certificate's days left`);
  }
  return { definitions, items, degradations };
}

/** What takes the place of an alert on the blackbox exporter's probes: the tests' own monitors, told to the same people. */
function testsInPlace(lost: string, alert: string, tests: Compiled<SyntheticTest>): string | undefined {
  if (!lost.includes("blackbox exporter")) return undefined;
  const names = [...tests.definitions.values()].flatMap(({ name, tags }) =>
    tags.includes(`alertname:${alert}`) ? [name] : [],
  );
  return names.length === 0 ? undefined : `the monitors of the synthetic tests ${names.join(", ")}`;
}

function monitors(context: Context, tests: Compiled<SyntheticTest>): Compiled<MonitorDefinition> {
  const definitions = new Map<string, MonitorDefinition>();
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  const alerts = allAlerts(context.catalog);
  const results = alerts.map((alert) => ({ alert, result: attempt(() => compileAlert(alert, context)) }));
  const compiled = new Set(results.flatMap(({ alert, result }) => ("value" in result ? [alert.name] : [])));
  for (const { alert, result } of results) {
    const item = `alert ${alert.name}`;
    if ("lost" in result) {
      const instead =
        result.standIn ?? testsInPlace(result.lost, alert.name, tests) ?? standIn(context.catalog, alert, compiled);
      degradations.push({ backend, item, lost: result.lost, standIn: instead });
      continue;
    }
    for (const [key, definition] of result.value.monitors) {
      definitions.set(key, definition);
      items.push({ kind: "alert", name: key, query: definition.query });
    }
    degradations.push(...result.value.losses.map((loss) => ({ backend, item, ...loss })));
  }
  return { definitions, items, degradations };
}

/**
 * Monitors, SLOs, dashboards and synthetic tests as Datadog's API takes them. References between them are
 * `${monitor:KEY}` and `${slo:NAME}`, because their ids exist only once they do.
 * Every item of the catalog becomes a query, a degradation record, or both.
 */
export function compile(catalog: Catalog, stack: StackContext, options: DatadogOptions = {}): BackendOutput {
  const context: Context = { catalog, stack, options };
  const objectives = slos(context);
  const tests = synthetics(context);
  const alerts = monitors(context, tests);
  const names = new Set(objectives.definitions.keys());
  const dashboards = catalog.dashboards.map((dashboard) => ({
    uid: dashboard.uid,
    ...compileDashboard(dashboard, names, context),
  }));
  const artifacts: readonly Artifact[] = [
    { path: "datadog/monitors.json", content: json(Object.fromEntries(alerts.definitions)) },
    { path: "datadog/slos.json", content: json(Object.fromEntries(objectives.definitions)) },
    { path: "datadog/synthetics.json", content: json(Object.fromEntries(tests.definitions)) },
    ...dashboards.map(({ uid, definition }) => ({
      path: `datadog/dashboards/${uid}.json`,
      content: json(definition),
    })),
  ];
  return {
    artifacts,
    items: [...alerts.items, ...objectives.items, ...tests.items, ...dashboards.flatMap(({ items }) => items)],
    degradations: distinct([
      ...alerts.degradations,
      ...objectives.degradations,
      ...tests.degradations,
      ...dashboards.flatMap(({ degradations }) => degradations),
      ...notificationDegradations(context),
    ]),
    breaches: messageBreaches(
      [...alerts.definitions, ...tests.definitions].map(([key, { message }]) => [key, message]),
    ),
  };
}
