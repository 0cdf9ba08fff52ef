import { dashboardUid } from "../../../model/dashboard-uid.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { Uids } from "../../kubernetes/offers.ts";

export type { DataSource, Uids } from "../../kubernetes/offers.ts";

/** Uids follow what answers, so that a stack that changes its log store gets a new source instead of a renamed one. */
export function uidsOf({ stack, logs, traces }: KubernetesContext): Uids {
  const uid = (what: string): string => dashboardUid(stack, what);
  return {
    prometheus: uid("prometheus"),
    alertmanager: uid("alertmanager"),
    logs: logs && uid(logs.source),
    traces: traces && uid(traces.source),
  };
}
