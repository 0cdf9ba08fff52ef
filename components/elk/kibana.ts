import type { KubernetesSettings } from "../kubernetes/settings.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { EckKibanaValues } from "./eck-stack-values.ts";
import { stackVersion } from "./eck-stack-values.ts";
import { antiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import type { ElkSize } from "./sizing.ts";

export const kibanaLabels = { "kibana.k8s.elastic.co/name": "kibana" } as const;

/** Kibana, which calls nobody outside: no telemetry, news, package registry or map tiles of its vendor. */
export function kibanaValues(size: ElkSize, { ingress }: KubernetesSettings): EckKibanaValues {
  const host = ingress?.hosts.kibana;
  return {
    enabled: true,
    fullnameOverride: "kibana",
    version: stackVersion,
    count: size.kibana,
    config: {
      "map.includeElasticMapsService": false,
      "newsfeed.enabled": false,
      ...(host === undefined ? {} : { "server.publicBaseUrl": `https://${host}` }),
      "telemetry.optIn": false,
      "xpack.fleet.isAirGapped": true,
    },
    podTemplate: {
      spec: {
        containers: [{ name: "kibana", resources: resources("200m", "1Gi", "2Gi") }],
        ...(size.kibana > 1 ? { affinity: antiAffinity(kibanaLabels, false) } : {}),
      },
    },
  };
}
