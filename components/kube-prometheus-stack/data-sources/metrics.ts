import type { KubernetesContext } from "../../kubernetes/context.ts";
import { origin } from "../../kubernetes/places.ts";
import { services } from "../services.ts";
import type { DataSource, Uids } from "./data-source.ts";

/** The Prometheus that dashboards find chosen; where metrics are kept in object storage, all of them by Thanos. */
export function prometheus({ catalog, settings }: KubernetesContext, uids: Uids): DataSource {
  const thanos = settings.profile === "large" && settings.objectStorage !== undefined;
  return {
    name: "Prometheus",
    uid: uids.prometheus,
    type: "prometheus",
    access: "proxy",
    url: origin(thanos ? services.thanosQuery : services.prometheus, settings),
    isDefault: true,
    editable: false,
    jsonData: {
      httpMethod: "POST",
      prometheusType: thanos ? "Thanos" : "Prometheus",
      // Below the scrape interval, a line would have gaps.
      timeInterval: catalog.scrapeInterval,
      ...(uids.traces === undefined
        ? {}
        : { exemplarTraceIdDestinations: [{ name: "trace_id", datasourceUid: uids.traces }] }),
    },
  };
}

export const alertmanager = ({ settings }: KubernetesContext, uids: Uids): DataSource => ({
  name: "Alertmanager",
  uid: uids.alertmanager,
  type: "alertmanager",
  access: "proxy",
  url: origin(services.alertmanager, settings),
  editable: false,
  jsonData: { implementation: "prometheus", handleGrafanaManagedAlerts: false },
});
