import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { BackendOutput, CompiledItem, Degradation, StackContext, Artifact } from "../../model/stack.ts";
import { attempt } from "../vendors/unsupported.ts";
import { fallback } from "../vendors/fallback.ts";
import { ofAlert } from "../vendors/of-alert.ts";
import { distinct, json } from "../vendors/text.ts";
import type { CompoundDefinition, ConditionDefinition } from "./condition/definition.ts";
import { compileAlert } from "./condition/index.ts";
import type { PolicyDefinition } from "./condition/policy.ts";
import { policyDefinition } from "./condition/policy.ts";
import { descriptionBreaches } from "./condition/texts.ts";
import type { Context } from "./context.ts";
import type { DashboardDefinition } from "./dashboard/index.ts";
import { compileDashboard } from "./dashboard/index.ts";
import { notificationDegradations } from "./degradations.ts";
import type { NewRelicOptions } from "./options.ts";
import type { ServiceLevelDefinition } from "./slo.ts";
import { compileSlo } from "./slo.ts";
import type { SyntheticMonitor } from "./synthetics.ts";
import { certificateCheck, compileCheck } from "./synthetics.ts";

/** The objects in JSON: one file of each kind, and one for each dashboard. */
export function files(objects: NewRelicObjects): readonly Artifact[] {
  const { policies, conditions, compounds, serviceLevels, synthetics, dashboards } = objects;
  const kinds = {
    policies,
    conditions,
    "compound-conditions": compounds,
    "service-levels": serviceLevels,
    synthetics,
  };
  return [
    ...Object.entries(kinds).map(([name, all]) => ({ path: `newrelic/${name}.json`, content: json(all) })),
    ...Object.entries(dashboards).map(([uid, dashboard]) => ({
      path: `newrelic/dashboards/${uid}.json`,
      content: json(dashboard),
    })),
  ];
}

export { check } from "./check.ts";

const backend = "newrelic";

/** What one kind of the catalog's things becomes, beside what it adds to everything else. */
interface Collected {
  readonly conditions: Map<string, ConditionDefinition>;
  readonly compounds: Map<string, CompoundDefinition>;
  readonly items: CompiledItem[];
  readonly degradations: Degradation[];
}

function serviceLevels(context: Context, { items, degradations }: Collected) {
  const definitions = new Map<string, ServiceLevelDefinition>();
  for (const slo of context.catalog.slos) {
    const item = `slo ${slo.name}`;
    const result = attempt(() => compileSlo(slo, context));
    if ("lost" in result) {
      const instead = result.fallback ?? "its burn alerts, where they can be said";
      degradations.push({ backend, item, lost: result.lost, fallback: instead });
      continue;
    }
    const { definition, losses } = result.value;
    definitions.set(slo.name, definition);
    degradations.push(...losses.map((loss) => ({ backend, item, ...loss })));
    const { validEvents, badEvents, goodEvents } = definition.events;
    const counted = badEvents ?? goodEvents ?? validEvents;
    const query = `${badEvents === undefined ? "good" : "bad"}: sum(${counted.select.attribute}) WHERE ${counted.where}`;
    items.push({ kind: "slo", name: slo.name, query });
  }
  return definitions;
}

/** Gives the monitors, and which alerts they take over, with what. */
function synthetics(context: Context, { conditions, items, degradations }: Collected) {
  const monitors = new Map<string, SyntheticMonitor>();
  const takenOver = new Map<string, string[]>();
  const certificate = certificateCheck(context);
  const checks = [
    ...context.catalog.uptimeChecks.map((check) => ({
      name: check.name,
      result: attempt(() => compileCheck(check, context)),
    })),
    ...(certificate === undefined ? [] : [{ name: certificate.name, result: { value: certificate } }]),
  ];
  for (const { name, result } of checks) {
    const item = `uptime check ${name}`;
    if ("lost" in result) {
      degradations.push({ backend, item, lost: result.lost, fallback: result.fallback ?? "nothing" });
      continue;
    }
    const { monitor, condition, losses } = result.value;
    monitors.set(name, monitor);
    degradations.push(...losses.map((loss) => ({ backend, item, ...loss })));
    items.push({ kind: "uptime check", name, query: `${monitor.uri ?? monitor.domain ?? ""} ${monitor.period}` });
    if (condition === undefined) continue;
    conditions.set(`${condition.alert}: ${name}`, condition.definition);
    const key = `${condition.alert}: ${name}`;
    items.push({ kind: "alert", name: key, of: condition.alert, query: condition.definition.nrql.query });
    takenOver.set(condition.alert, [...(takenOver.get(condition.alert) ?? []), monitor.name]);
  }
  return { monitors, takenOver };
}

function alerts(context: Context, takenOver: ReadonlyMap<string, readonly string[]>, collected: Collected): void {
  const { conditions, compounds, items, degradations } = collected;
  const results = allAlerts(context.catalog).map((alert) => ({
    alert,
    result: attempt(() => compileAlert(alert, context)),
  }));
  const compiled = new Set(results.flatMap(({ alert, result }) => ("value" in result ? [alert.name] : [])));
  for (const { alert, result } of results) {
    const item = `alert ${alert.name}`;
    if ("lost" in result) {
      const monitors = takenOver.get(alert.name);
      const instead =
        monitors === undefined
          ? (result.fallback ?? fallback(context.catalog, alert, compiled))
          : `a condition on each of the synthetic monitors ${monitors.join(", ")}`;
      degradations.push({ backend, item, lost: result.lost, fallback: instead });
      continue;
    }
    for (const [key, definition] of result.value.conditions) {
      conditions.set(key, definition);
      items.push({ kind: "alert", name: key, ...ofAlert(alert.name, key), query: definition.nrql.query });
    }
    for (const [key, definition] of result.value.compounds) {
      compounds.set(key, definition);
      const names = definition.componentConditions.map(({ alias, condition }) => `${alias} is ${condition}`);
      const query = `${definition.triggerExpression}, where ${names.join(", ")}`;
      items.push({ kind: "alert", name: key, ...ofAlert(alert.name, key), query });
    }
    degradations.push(...result.value.losses.map((loss) => ({ backend, item, ...loss })));
  }
}

function policies(context: Context, { conditions, compounds }: Collected) {
  const keys = new Set([...conditions.values(), ...compounds.values()].map(({ policy }) => policy));
  return Object.fromEntries([...keys].sort().map((key) => [key, policyDefinition(key, context)]));
}

/**
 * The arguments of New Relic's resources, and the tags of their entities. Each says by a tag, or in its description,
 * which item of the catalog it comes from.
 */
export interface NewRelicObjects {
  /** By the receiver that the catalog's routes lead to. */
  readonly policies: Readonly<Record<string, PolicyDefinition>>;
  /** By the key that compound conditions name. */
  readonly conditions: Readonly<Record<string, ConditionDefinition>>;
  /** By the alert's name. */
  readonly compounds: Readonly<Record<string, CompoundDefinition>>;
  /** By the SLO's name. */
  readonly serviceLevels: Readonly<Record<string, ServiceLevelDefinition>>;
  /** By the check's name. */
  readonly synthetics: Readonly<Record<string, SyntheticMonitor>>;
  /** By the dashboard's uid in the catalog. */
  readonly dashboards: Readonly<Record<string, DashboardDefinition>>;
}

/**
 * Policies, conditions, service levels, synthetic monitors and dashboards with the arguments of New Relic's resources.
 * Conditions name their policy, and compound ones their conditions, by key; `${workload}` and `${secret:NAME}` are
 * what exists only on the stack. Every item of the catalog becomes a query, a degradation record, or both.
 */
export function compile(
  catalog: Catalog,
  stack: StackContext,
  options: NewRelicOptions = {},
): BackendOutput<NewRelicObjects> {
  const context: Context = { catalog, stack, options };
  const collected: Collected = { conditions: new Map(), compounds: new Map(), items: [], degradations: [] };
  const levels = serviceLevels(context, collected);
  const { monitors, takenOver } = synthetics(context, collected);
  alerts(context, takenOver, collected);
  const drawn = options.drawsDashboards === false ? [] : catalog.dashboards;
  const dashboards = drawn.map((dashboard) => ({
    uid: dashboard.uid,
    ...compileDashboard(dashboard, context),
  }));
  return {
    objects: {
      policies: policies(context, collected),
      conditions: Object.fromEntries(collected.conditions),
      compounds: Object.fromEntries(collected.compounds),
      serviceLevels: Object.fromEntries(levels),
      synthetics: Object.fromEntries(monitors),
      dashboards: Object.fromEntries(dashboards.map(({ uid, definition }) => [uid, definition])),
    },
    items: [...collected.items, ...dashboards.flatMap(({ items }) => items)],
    degradations: distinct([
      ...collected.degradations,
      ...dashboards.flatMap(({ degradations }) => degradations),
      ...notificationDegradations(context),
    ]),
    breaches: descriptionBreaches([...collected.conditions].map(([key, { description }]) => [key, description])),
  };
}
