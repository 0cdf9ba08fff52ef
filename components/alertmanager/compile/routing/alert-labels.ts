import type { Alert } from "../../../../model/alert.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { serviceOf } from "../../../../model/catalog.ts";
import type { StackContext } from "../../../../model/stack.ts";
import type { Labels } from "./matcher.ts";

/** The labels that every alert of this name arrives with; those of its series (`instance`, …) come on top. */
export function alertLabels(catalog: Catalog, stack: StackContext, alert: Alert): Labels {
  return {
    alertname: alert.name,
    severity: alert.severity,
    service: alert.service,
    team: serviceOf(catalog, alert.service).team,
    product: stack.product,
    environment: stack.environment,
    cluster: stack.cluster,
    ...(alert.slo === undefined ? {} : { slo: alert.slo }),
  };
}
