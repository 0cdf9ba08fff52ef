import type { AlertBase } from "./alert.ts";
import type { Catalog } from "./catalog.ts";
import { serviceOf } from "./catalog.ts";
import type { StackContext } from "./stack.ts";

export type Labels = Readonly<Record<string, string>>;

/** Whose a service is and where it runs: what everything that watches it carries. */
export function serviceLabels(catalog: Catalog, stack: StackContext, service: string): Labels {
  return {
    service,
    team: serviceOf(catalog, service).team,
    product: stack.product,
    environment: stack.environment,
    cluster: stack.cluster,
  };
}

/**
 * The labels that every alert carries by itself. Its name comes on top as `alertname` in notifications, as do the labels
 * of its series (`instance`, …).
 */
export function alertLabels(catalog: Catalog, stack: StackContext, alert: AlertBase): Labels {
  return {
    severity: alert.severity,
    ...serviceLabels(catalog, stack, alert.service),
    ...(alert.slo === undefined ? {} : { slo: alert.slo }),
  };
}
