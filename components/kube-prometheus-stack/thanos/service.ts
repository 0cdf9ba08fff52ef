import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { services } from "../services.ts";
import type { Component } from "./thanos.ts";
import { metadata, podLabels, ports } from "./thanos.ts";

/** Behind one address for who asks, else one name for every pod. */
export const service = (context: KubernetesContext, component: Component): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: metadata(context, component),
  spec: {
    ...(component === "thanos-query" ? {} : { clusterIP: "None" }),
    selector: podLabels(component),
    ports: [
      { name: "http", port: component === "thanos-query" ? services.thanosQuery.port : ports.http, targetPort: "http" },
      ...(component === "thanos-compact" ? [] : [{ name: "grpc", port: ports.grpc, targetPort: "grpc" }]),
    ],
  },
});

/** Every pod that serves series by gRPC behind a headless Service, found by the names of its ports. */
export const storeAddress = (serviceName: string, { settings }: KubernetesContext): string =>
  `dnssrv+_grpc._tcp.${serviceName}.${settings.namespace}.svc`;
