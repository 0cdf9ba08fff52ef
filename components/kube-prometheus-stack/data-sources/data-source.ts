import { dashboardUid } from "../../grafana/compile.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";

/** A data source as Grafana's provisioning files have it; `$NAME` is a variable of Grafana's pod, `$$` a dollar. */
export interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: "prometheus" | "alertmanager" | "loki" | "elasticsearch" | "jaeger" | "zipkin";
  readonly access: "proxy";
  readonly url: string;
  readonly isDefault?: true;
  readonly editable: false;
  readonly basicAuth?: true;
  readonly basicAuthUser?: string;
  readonly jsonData: object;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

/** Where a link from one data source to another leads; undefined where the stack has no such thing. */
export interface Uids {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly logs: string | undefined;
  readonly traces: string | undefined;
}

/** Uids follow what answers, so that a stack that changes its log store gets a new source instead of a renamed one. */
export function uidsOf({ stack, logs, traces }: KubernetesContext): Uids {
  const uid = (what: string): string => dashboardUid(stack, what);
  const logStore = logs === "elk" ? "elasticsearch" : logs;
  return {
    prometheus: uid("prometheus"),
    alertmanager: uid("alertmanager"),
    logs: logStore && uid(logStore),
    traces: traces && uid(traces),
  };
}
