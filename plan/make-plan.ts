import type { Backend, CompiledBackend, Machine } from "../components/backend.ts";
import { accelerate } from "../model/accelerate.ts";
import type { AlertBase } from "../model/alert.ts";
import { alertLabels } from "../model/alert-labels.ts";
import { burnWindows, omittedWindows } from "../model/burn-rate.ts";
import { capabilities, indispensable } from "../model/capability.ts";
import type { Catalog } from "../model/catalog.ts";
import { serviceOf, notifiedAlerts } from "../model/catalog.ts";
import { decimal } from "../model/decimal.ts";
import { withFilledWindows } from "../model/fill-windows.ts";
import type { Issue } from "../model/issue.ts";
import { ValidationError } from "../model/issue.ts";
import { groupText } from "../model/routing/grouping.ts";
import { compileRoutes } from "../model/routing/routes.ts";
import { routesFor } from "../model/routing/simulation.ts";
import type { Artifact, Degradation, StackContext } from "../model/stack.ts";
import { filled } from "../model/texts/filled.ts";
import { validate } from "../model/validate/index.ts";
import { missingFields } from "../model/validate/required.ts";
import type { StackInput } from "./compile.ts";
import { compileStack, stackContexts } from "./compile.ts";
import { conditionText, thresholdsOf } from "./condition-text.ts";
import { componentTree } from "./component-tree.ts";
import { budgetIssues, cost } from "./cost.ts";
import { fitChoices, fitLogAlerts } from "./fit.ts";
import type { Plan, PlannedAlert, PlannedCapability, PlannedCheck, PlannedItem, PlannedSlo } from "./plan.ts";
import { notices } from "./notices.ts";
import { serviceId, serviceTitle } from "./registry.ts";
import { secretIssues, secretsNeeded } from "./secrets-needed.ts";
import { metricsKept } from "./settings/resolve.ts";
import type { Settings } from "./settings/settings.ts";
import { stackContext } from "./stack-context.ts";

/** A plan and what it was made of. */
export interface Planned {
  readonly plan: Plan;
  /** The catalog as this stack has it: SLO periods that fit, log alerts as its log store has them, time as fast as it runs. */
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** What each backend gets, in the registry's order. */
  readonly compiled: readonly CompiledBackend[];
}

function alertOf(catalog: Catalog, stack: StackContext): (alert: AlertBase) => PlannedAlert {
  const routing = compileRoutes(catalog, stack);
  return (alert) => {
    const { name, severity, service, for: pending, slo, summary } = alert;
    const labels = { alertname: name, ...alertLabels(catalog, stack, alert) };
    return {
      name,
      severity,
      service,
      team: serviceOf(catalog, service).team,
      for: pending,
      condition: conditionText(alert),
      thresholds: thresholdsOf(alert),
      ...(slo === undefined ? {} : { slo }),
      summary,
      groups: routesFor(routing, labels).map(({ receiver, groupBy }) => ({ receiver, by: groupText(groupBy, alert) })),
    };
  };
}

function sloOf(slo: Catalog["slos"][number]): PlannedSlo {
  const omitted = omittedWindows(slo);
  return {
    name: slo.name,
    title: slo.title,
    service: slo.service,
    objective: slo.objective,
    period: slo.period,
    windows: burnWindows(slo).map(({ severity, long, short, factor, threshold }) => ({
      severity,
      long,
      short,
      factor: decimal(factor),
      threshold: decimal(threshold),
    })),
    ...(omitted.length === 0 ? {} : { omittedWindows: omitted }),
  };
}

const checkOf =
  (settings: Settings) =>
  (check: Catalog["uptimeChecks"][number]): PlannedCheck => ({
    name: check.name,
    service: check.service,
    method: check.method,
    url: `${settings.baseUrl}${check.path}`,
    interval: check.interval,
    timeout: check.timeout,
    expectedStatus: check.expectedStatus,
    from: check.from,
    ...(check.bearer === undefined ? {} : { bearerSecret: check.bearer.secret }),
  });

/** Whether `up` makes a backend; one that works through another is made where that is. */
function isProvisioned({ through, deploy }: Backend, { capabilities: chosen }: Settings): boolean {
  if (through === undefined) return deploy !== undefined;
  return chosen[through].by.every(({ backend }) => backend.deploy !== undefined);
}

const plannedCapabilities = (settings: Settings): readonly PlannedCapability[] =>
  capabilities.map((capability) => {
    const { choice, by } = settings.capabilities[capability];
    const backends = by.map((each) => ({
      id: serviceId(each),
      title: serviceTitle(each),
      provisioned: isProvisioned(each.backend, settings),
    }));
    return { capability, choice, backends };
  });

/** A backend's items under the names that plans have for what it provides. */
function plannedItems({ backend, compiled }: CompiledBackend, settings: Settings): readonly PlannedItem[] {
  const provisioned = isProvisioned(backend, settings);
  return compiled.items.map(({ capability, ...item }) => {
    const by = settings.capabilities[capability].by.find((each) => each.backend === backend);
    return { backend: by === undefined ? backend.id : serviceId(by), provisioned, ...item };
  });
}

/** What the backends' limits and grammars refuse. */
async function compiledIssues(compiled: readonly CompiledBackend[]): Promise<readonly Issue[]> {
  const all = await Promise.all(
    compiled.map(async ({ backend, context, compiled: made }) => [
      ...made.breaches.map(({ backend: by, limit, expected, got }) => ({
        path: `${by}: ${limit}`,
        got: `${got}`,
        expected: `at most ${expected}, which is exceeded by ${got - expected}`,
      })),
      ...((await backend.check?.(made, context)) ?? []).map(({ item, query, problem }) => ({
        path: `${backend.id}: ${item}`,
        got: `${query} (${problem})`,
        expected: "a query that the backend takes",
      })),
    ]),
  );
  return all.flat();
}

/** This machine as the stack's backends can use it. */
async function usableMachine(machine: Machine, settings: Settings, backends: readonly Backend[]): Promise<Machine> {
  let usable = machine;
  for (const backend of backends) {
    const own = settings.own.get(backend.id);
    if (own !== undefined && backend.machine !== undefined) usable = await backend.machine(usable, own);
  }
  return usable;
}

const fastest = (settings: Settings, backends: readonly Backend[]): number =>
  Math.max(1, ...backends.map((backend) => backend.speed?.(settings.own.get(backend.id)) ?? 1));

const plannedDegradation = ({ fallback, ...degradation }: Degradation) => ({ ...degradation, standIn: fallback });

/**
 * What a stack will have, from the catalog and its settings alone: no CLI, cluster, account or key. The same input
 * gives the same bytes.
 *
 * Throws a {@link ValidationError} that lists every issue of the catalog, a budget that is too small, a backend's limit that
 * the catalog does not fit, and a query that its backend could not parse.
 */
export async function makePlan(
  catalog: Catalog,
  settings: Settings,
  { machine, backends }: { readonly machine: Machine; readonly backends: readonly Backend[] },
): Promise<Planned> {
  const missing = missingFields(catalog);
  if (missing.length > 0) throw new ValidationError(`stack ${settings.stack}`, missing);
  const usable = await usableMachine(machine, settings, backends);
  const inputOf = (given: Catalog): StackInput => ({
    catalog: given,
    stack: stackContext(given, settings),
    settings,
    machine: usable,
    backends,
  });
  const subject = `stack ${settings.stack}`;
  const chosen = fitChoices(catalog, settings);
  const early = stackContexts(inputOf(chosen.catalog));
  const drillable = early.flatMap(([backend, context]) =>
    backend.processes === undefined ? [] : [backend.processes(context)],
  );
  const active = early.map(([backend]) => backend);
  const expense = cost(chosen.catalog, settings, active);
  const wrong = [
    ...(chosen.issues ?? []),
    ...validate(chosen.catalog, {
      metricRetention: metricsKept(settings).keep,
      pages: settings.pages,
      processes: drillable.length === 0 ? undefined : drillable.flat(),
    }),
    ...secretIssues(chosen.catalog, backends),
    ...budgetIssues(expense, settings),
  ];
  if (wrong.length > 0) throw new ValidationError(subject, wrong);

  const fitted = fitLogAlerts(chosen.catalog, settings);
  const shipped = filled(accelerate(withFilledWindows(fitted.catalog), fastest(settings, active)));
  const input = inputOf(shipped);
  const compiled = await compileStack(input);
  const broken = await compiledIssues(compiled);
  if (broken.length > 0) throw new ValidationError(subject, broken);

  const planned = plannedCapabilities(settings);
  const resources = await Promise.all(
    compiled.map(
      async ({ backend, context, compiled: { objects } }) => (await backend.resources?.(objects, context)) ?? [],
    ),
  );
  const plan: Plan = {
    schemaVersion: 1,
    pages: settings.pages,
    notices: notices(settings),
    product: catalog.product,
    stack: settings.stack,
    tier: settings.tier,
    vendors: settings.vendors,
    pagingVendor: settings.pagingVendor ?? null,
    environment: settings.environment,
    cluster: settings.cluster,
    baseUrl: settings.baseUrl,
    provisioned: planned
      .filter(({ capability }) => indispensable.includes(capability))
      .every((capability) => capability.backends.every(({ provisioned }) => provisioned)),
    capabilities: planned,
    settings: settings.rows,
    unusedSettings: settings.unused,
    secrets: await secretsNeeded(input, compiled),
    resources: resources.flat().length === 0 ? [] : componentTree(catalog.product, resources.flat()),
    alerts: notifiedAlerts(shipped).map(alertOf(shipped, input.stack)),
    slos: shipped.slos.map(sloOf),
    uptimeChecks: shipped.uptimeChecks.map(checkOf(settings)),
    dashboards: shipped.dashboards.map(({ uid, title, rows }) => ({
      uid,
      title,
      panels: rows.reduce((sum, row) => sum + row.panels.length, 0),
    })),
    items: compiled.flatMap((each) => plannedItems(each, settings)),
    degradations: [
      ...chosen.degradations,
      ...fitted.degradations,
      ...compiled.flatMap(({ compiled: { degradations } }) => degradations),
    ].map(plannedDegradation),
    retention: settings.retention,
    cost: expense,
  };
  return { plan, catalog: shipped, stack: input.stack, compiled };
}

/** The runbooks as files, each beside the others by its alert's name. */
const runbookArtifacts = (catalog: Catalog): readonly Artifact[] =>
  [...catalog.runbooks].map(([alert, content]) => ({ path: `runbooks/${alert}.md`, content }));

/** Every file that a reader or a backend gets, without what only `render` writes. */
export async function artifacts({ catalog, compiled }: Planned): Promise<readonly Artifact[]> {
  const files = await Promise.all(
    compiled.map(({ backend, context, compiled: { objects } }) => backend.files(objects, context)),
  );
  return [...files.flat(), ...runbookArtifacts(catalog)];
}
