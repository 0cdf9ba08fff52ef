import type { Claim } from "../claims.ts";
import { operatorClaim, singleClaim } from "../claims.ts";
import type { KubernetesContext } from "../context.ts";
import { services } from "../places.ts";
import { metricsSize } from "./sizing.ts";

export const prometheusVolume = (context: KubernetesContext): string =>
  context.settings.volumes.prometheus ?? metricsSize(context).prometheus.volume;

export const alertmanagerVolume = (context: KubernetesContext): string =>
  context.settings.volumes.alertmanager ?? metricsSize(context).alertmanager.volume;

export const grafanaVolume = ({ settings }: Pick<KubernetesContext, "settings">): string =>
  settings.volumes.grafana ?? "10Gi";

/** The operator names each after the kind and the object; shards but the first have their number in it. */
export function metricsClaims(context: KubernetesContext): readonly Claim[] {
  const { settings } = context;
  const prometheus = `prometheus-${services.prometheus.name}`;
  const alertmanager = `alertmanager-${services.alertmanager.name}`;
  const shards = Array.from({ length: metricsSize(context).prometheus.shards }, (_, shard) =>
    shard === 0 ? prometheus : `${prometheus}-shard-${shard}`,
  );
  return [
    ...shards.map((shard) =>
      operatorClaim(`${prometheus}-db`, shard, { settings, size: prometheusVolume(context), setting: "prometheus" }),
    ),
    operatorClaim(`${alertmanager}-db`, alertmanager, {
      settings,
      size: alertmanagerVolume(context),
      setting: "alertmanager",
    }),
    singleClaim(services.grafana.name, { settings, size: grafanaVolume(context), setting: "grafana" }),
  ];
}
