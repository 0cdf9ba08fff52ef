import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { BackendOutput, CompiledItem, Degradation, StackContext, Artifact } from "../../model/stack.ts";
import type { DashboardDefinition } from "./dashboard/index.ts";
import { compileDashboard } from "./dashboard/index.ts";
import { notificationDegradations } from "./degradations.ts";
import type { Lost } from "../vendors/unsupported.ts";
import { attempt } from "../vendors/unsupported.ts";
import { fallback } from "../vendors/fallback.ts";
import { ofAlert } from "../vendors/of-alert.ts";
import { distinct, json } from "../vendors/text.ts";
import type { MonitorDefinition } from "./monitor/definition.ts";
import { compileAlert } from "./monitor/index.ts";
import { messageBreaches } from "./monitor/message.ts";
import type { Context } from "./names.ts";
import type { DatadogOptions } from "./options.ts";
import type { SloDefinition } from "./slo.ts";
import { compileSlo } from "./slo.ts";
import type { CompiledCheck, SyntheticTest } from "./synthetics.ts";
import { certificateTest, compileCheck } from "./synthetics.ts";

/** The objects in JSON, as Datadog's API takes them: one file of each kind, and one for each dashboard. */
export const files = ({ monitors, slos, synthetics, dashboards }: DatadogObjects): readonly Artifact[] => [
  ...Object.entries({ monitors, slos, synthetics }).map(([name, objects]) => ({
    path: `datadog/${name}.json`,
    content: json(objects),
  })),
  ...Object.entries(dashboards).map(([uid, dashboard]) => ({
    path: `datadog/dashboards/${uid}.json`,
    content: json(dashboard),
  })),
];

export { check } from "./check.ts";

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
      const lost = { lost: result.lost, fallback: result.fallback ?? "its burn alerts, where they can be said" };
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

/** Synthetic tests, and by the same keys the alerts whose message they send. */
interface Tests extends Compiled<SyntheticTest> {
  readonly alerts: ReadonlyMap<string, string>;
}

function synthetics(context: Context): Tests {
  const definitions = new Map<string, SyntheticTest>();
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  const alerts = new Map<string, string>();
  const add = (name: string, { test, alert }: Pick<CompiledCheck, "test" | "alert">, query: string) => {
    definitions.set(name, test);
    if (alert !== undefined) alerts.set(name, alert);
    items.push({ kind: "uptime check", name, query });
  };
  for (const check of context.catalog.uptimeChecks) {
    const item = `uptime check ${check.name}`;
    const result = attempt(() => compileCheck(check, context));
    if ("value" in result) {
      const { losses } = result.value;
      const every = `every ${check.interval} expecting ${check.expectedStatus.join(" or ")}`;
      add(check.name, result.value, `${check.method} ${context.stack.baseUrl}${check.path} ${every}`);
      degradations.push(...losses.map((loss) => ({ backend, item, ...loss })));
    } else {
      degradations.push({ backend, item, lost: result.lost, fallback: result.fallback ?? "nothing" });
    }
  }
  const certificate = certificateTest(context);
  if (certificate !== undefined) {
    const { name, test, losses } = certificate;
    degradations.push(...losses.map((loss) => ({ backend, item: `uptime check ${name}`, ...loss })));
    add(name, certificate, `ssl ${String(test.config.request.host)}, its certificate's days left`);
  }
  return { definitions, items, degradations, alerts };
}

/** What takes the place of an alert on the blackbox exporter's probes: the tests' own monitors, which notify the same people. */
function testsInPlace({ of }: Lost, alert: string, tests: Tests): string | undefined {
  if (of !== "probes") return undefined;
  const names = [...tests.definitions].flatMap(([key, { name }]) => (tests.alerts.get(key) === alert ? [name] : []));
  return names.length === 0 ? undefined : `the monitors of the synthetic tests ${names.join(", ")}`;
}

function monitors(context: Context, tests: Tests): Compiled<MonitorDefinition> {
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
        result.fallback ?? testsInPlace(result, alert.name, tests) ?? fallback(context.catalog, alert, compiled);
      degradations.push({ backend, item, lost: result.lost, fallback: instead });
      continue;
    }
    for (const [key, definition] of result.value.monitors) {
      definitions.set(key, definition);
      items.push({ kind: "alert", name: key, ...ofAlert(alert.name, key), query: definition.query });
    }
    degradations.push(...result.value.losses.map((loss) => ({ backend, item, ...loss })));
  }
  return { definitions, items, degradations };
}

/** What Datadog's API takes. Each says by a tag, or in its description, which item of the catalog it comes from. */
export interface DatadogObjects {
  /** By the key that references name. */
  readonly monitors: Readonly<Record<string, MonitorDefinition>>;
  /** By the SLO's name. */
  readonly slos: Readonly<Record<string, SloDefinition>>;
  /** By the check's name. */
  readonly synthetics: Readonly<Record<string, SyntheticTest>>;
  /** By the dashboard's uid in the catalog. */
  readonly dashboards: Readonly<Record<string, DashboardDefinition>>;
}

/**
 * Monitors, SLOs, dashboards and synthetic tests as Datadog's API takes them. References between them are
 * `${monitor:KEY}` and `${slo:NAME}`, because their ids exist only once they do.
 * Every item of the catalog becomes a query, a degradation record, or both.
 */
export function compile(
  catalog: Catalog,
  stack: StackContext,
  options: DatadogOptions = {},
): BackendOutput<DatadogObjects> {
  const context: Context = { catalog, stack, options };
  const objectives = slos(context);
  const tests = synthetics(context);
  const alerts = monitors(context, tests);
  const names = new Set(objectives.definitions.keys());
  const drawn = options.drawsDashboards === false ? [] : catalog.dashboards;
  const dashboards = drawn.map((dashboard) => ({
    uid: dashboard.uid,
    ...compileDashboard(dashboard, names, context),
  }));
  return {
    objects: {
      monitors: Object.fromEntries(alerts.definitions),
      slos: Object.fromEntries(objectives.definitions),
      synthetics: Object.fromEntries(tests.definitions),
      dashboards: Object.fromEntries(dashboards.map(({ uid, definition }) => [uid, definition])),
    },
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
