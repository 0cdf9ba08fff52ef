import type { Part } from "../components/kubernetes/compile/part.ts";
import { accelerate } from "../model/accelerate.ts";
import type { AlertBase } from "../model/alert.ts";
import { burnWindows } from "../model/burn-rate.ts";
import type { Catalog } from "../model/catalog.ts";
import { serviceOf, toldAlerts } from "../model/catalog.ts";
import { decimal } from "../model/decimal.ts";
import type { Artifact, Degradation, StackContext } from "../model/stack.ts";
import { validate } from "../model/validate/index.ts";
import { backends, indispensable, isProvisioned } from "./backends/backend.ts";
import type { Compiled, LocalMachine } from "./compile.ts";
import { compileStack, runbookArtifacts } from "./compile.ts";
import { budgetMistakes, cost } from "./cost.ts";
import { fitPaging, fitSloPeriods } from "./fit.ts";
import { fitLogAlerts } from "./fit-log-alerts.ts";
import { kubernetesResources } from "./kubernetes-resources.ts";
import { localProcesses, localResources } from "./local-resources.ts";
import { Refusal } from "./mistake.ts";
import type { Plan, PlannedAlert, PlannedCapability, PlannedCheck, PlannedItem, PlannedSlo } from "./plan.ts";
import { secretsNeeded, unknownSecrets } from "./secrets-needed.ts";
import { metricsKept } from "./settings/resolve.ts";
import type { Settings } from "./settings/settings.ts";
import { stackContext } from "./stack-context.ts";
import { syntaxMistakes } from "./syntax/index.ts";
import { capabilities } from "./tiers.ts";

/** A plan and what it was made of. */
export interface Planned {
  readonly plan: Plan;
  /** The catalog as this stack has it: SLO periods that fit, log alerts as its log store has them, time as fast as it runs. */
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** What each backend gets. */
  readonly compiled: readonly Compiled[];
  /** What the cluster gets, on tier complete. */
  readonly kubernetes?: Part | undefined;
  /** Every file that a reader or a backend gets, without `plan.json`. */
  readonly artifacts: readonly Artifact[];
}

const alertOf =
  (catalog: Catalog) =>
  ({ name, severity, service, for: pending, slo, summary }: AlertBase): PlannedAlert => ({
    name,
    severity,
    service,
    team: serviceOf(catalog, service).team,
    for: pending,
    ...(slo === undefined ? {} : { slo }),
    summary,
  });

const sloOf = (slo: Catalog["slos"][number]): PlannedSlo => ({
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
});

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

function plannedCapabilities(settings: Settings): readonly PlannedCapability[] {
  return capabilities.map((capability) => {
    const { choice, backends: ids } = settings.capabilities[capability];
    const planned = ids.map((id) => ({ id, title: backends[id].title, provisioned: isProvisioned(id, settings.tier) }));
    return { capability, choice, backends: planned };
  });
}

/** Nobody shows the local tier's dashboards where Grafana is not installed. */
function dashboardDegradations(settings: Settings): readonly Degradation[] {
  if (!settings.capabilities.dashboards.backends.includes("dashboard-files")) return [];
  return [
    {
      backend: "dashboard-files",
      item: "dashboards",
      lost: "somebody who shows them: Grafana is not installed on this machine, or config chose files",
      standIn: "files; an alert's dashboard link opens the inbox's page with its query's current values",
    },
  ];
}

/**
 * What a stack will have, from the catalog and its settings alone: no CLI, cluster, account or key. The same input
 * gives the same bytes.
 *
 * Throws a {@link Refusal} that lists every mistake of the catalog, a budget that is too small, a backend's limit that
 * the catalog does not fit, and a query that its backend could not parse.
 */
export async function makePlan(catalog: Catalog, settings: Settings, machine: LocalMachine): Promise<Planned> {
  const fitted = fitSloPeriods(catalog, settings);
  const told = fitPaging(fitted.catalog, settings);
  const expense = cost(catalog, settings);
  const processes = localProcesses(settings, stackContext(catalog, settings), machine);
  const wrong = [
    ...validate(told.catalog, { metricRetention: metricsKept(settings).keep, pages: settings.pages, processes }),
    ...unknownSecrets(told.catalog),
    ...budgetMistakes(expense, settings),
  ];
  if (wrong.length > 0) throw new Refusal(`stack ${settings.stack}`, wrong);

  const asked = fitLogAlerts(told.catalog, settings);
  const shipped = accelerate(asked.catalog, settings.local?.speed ?? 1);
  const stack = stackContext(shipped, settings);
  const { compiled, kubernetes } = await compileStack(shipped, stack, settings, machine);
  const broken = [
    ...compiled.flatMap(({ output }) =>
      output.breaches.map(({ backend, limit, allowed, found }) => ({
        path: `${backend}: ${limit}`,
        found: `${found}`,
        allowed: `${allowed}, which is exceeded by ${found - allowed}`,
      })),
    ),
    ...(await syntaxMistakes(compiled, shipped)),
  ];
  if (broken.length > 0) throw new Refusal(`stack ${settings.stack}`, broken);

  const planned = plannedCapabilities(settings);
  const items = compiled.flatMap(({ backend, output }) =>
    output.items.map((item): PlannedItem => ({ backend, provisioned: isProvisioned(backend, settings.tier), ...item })),
  );
  const plan: Plan = {
    schemaVersion: 1,
    product: catalog.product,
    stack: settings.stack,
    tier: settings.tier,
    vendors: settings.vendors,
    pagingVendor: settings.pagingVendor ?? null,
    environment: settings.environment,
    cluster: settings.cluster,
    pages: settings.pages,
    baseUrl: settings.baseUrl,
    provisioned: planned
      .filter(({ capability }) => indispensable.includes(capability))
      .every((capability) => capability.backends.every(({ provisioned }) => provisioned)),
    capabilities: planned,
    settings: settings.rows,
    unusedSettings: settings.unused,
    secrets: await secretsNeeded(shipped, stack, settings, kubernetes),
    resources:
      kubernetes === undefined
        ? await localResources(shipped, stack, compiled, settings, machine)
        : kubernetesResources(catalog.product, kubernetes),
    alerts: toldAlerts(shipped).map(alertOf(shipped)),
    slos: shipped.slos.map(sloOf),
    uptimeChecks: shipped.uptimeChecks.map(checkOf(settings)),
    dashboards: shipped.dashboards.map(({ uid, title, rows }) => ({
      uid,
      title,
      panels: rows.reduce((sum, row) => sum + row.panels.length, 0),
    })),
    items,
    degradations: [
      ...fitted.degradations,
      ...told.degradations,
      ...asked.degradations,
      ...dashboardDegradations(settings),
      ...compiled.flatMap(({ output }) => output.degradations),
    ],
    retention: settings.retention,
    cost: expense,
  };
  const artifacts = [...compiled.flatMap(({ output }) => output.artifacts), ...runbookArtifacts(shipped)];
  return { plan, catalog: shipped, stack, compiled, kubernetes, artifacts };
}
