import { z } from "zod";
import type { Service } from "../backend.ts";
import { httpUrl } from "../http-url.ts";
import { clusterSettings } from "../kubernetes/own-settings.ts";
import { lacksObjectStorage, objectStorageIssue, storageReason } from "../kubernetes/settings-resolve.ts";

const remoteWrite = z.strictObject({
  url: httpUrl.meta({ description: "Where it takes Prometheus' remote write" }),
  username: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Basic auth, with the secret remoteWritePassword", otherwise: "no authentication" }),
});

/** A Prometheus-compatible store elsewhere (Mimir, Thanos Receive) that also gets every sample. */
export type RemoteWriteSettings = Readonly<z.output<typeof remoteWrite>>;

export interface MetricsSettings {
  /** True: the provider runs the control plane (EKS, GKE, AKS): etcd, scheduler, controller manager and proxy show no metrics. */
  readonly managedControlPlane: boolean;
  readonly remoteWrite?: RemoteWriteSettings | undefined;
}

/** @param serves whose interfaces can be published */
export const metricsSettings = (serves: readonly Service[]) =>
  clusterSettings({
    serves,
    volumes: ["prometheus", "alertmanager", "grafana", "thanos"],
    keys: {
      managedControlPlane: z.boolean().default(true).meta({
        description: "The cloud runs etcd, scheduler and controller manager, and shows no metrics of them",
      }),
      remoteWrite: remoteWrite
        .optional()
        .meta({ description: "A Prometheus-compatible store that also gets every sample", otherwise: "none" }),
    },
    resolve: (own: MetricsSettings, given, context) => ({
      own,
      // Where the log store needs it anyway, that is said already.
      issues:
        lacksObjectStorage(given) && own.remoteWrite === undefined && storageReason(context) === undefined
          ? [objectStorageIssue(", or kubernetes.remoteWrite: one Prometheus does not hold it")]
          : [],
    }),
  });
