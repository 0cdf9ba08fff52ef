import type { Alert } from "./alert.ts";
import type { Catalog } from "./catalog.ts";
import { serviceOf } from "./catalog.ts";
import type { StackContext } from "./stack.ts";

/** The labels that every alert carries by itself; those of its series (`instance`, …) come on top. */
export function alertLabels(catalog: Catalog, stack: StackContext, alert: Alert): Readonly<Record<string, string>> {
  return {
    severity: alert.severity,
    service: alert.service,
    team: serviceOf(catalog, alert.service).team,
    product: stack.product,
    environment: stack.environment,
    cluster: stack.cluster,
    ...(alert.slo === undefined ? {} : { slo: alert.slo }),
  };
}
