import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { Profile } from "../kubernetes/settings.ts";

interface PrometheusSize {
  /** Each scrapes everything that its shard has, so that one may be away. */
  readonly replicas: number;
  /** Parts that targets are spread over. */
  readonly shards: number;
  readonly resources: Resources;
  readonly volume: string;
}

/** What metrics are given for a scale profile; docs/scale/metrics.md has the load that it stands and the arithmetic. */
interface MetricsSize {
  readonly prometheus: PrometheusSize;
  readonly alertmanager: { readonly replicas: number; readonly volume: string };
  /** Whether pods of a kind must be on nodes of their own. */
  readonly antiAffinity: boolean;
}

const several = { alertmanager: { replicas: 3, volume: "2Gi" }, antiAffinity: true } as const;

const sizes: Readonly<Record<Profile, MetricsSize>> = {
  small: {
    prometheus: { replicas: 1, shards: 1, resources: resources("500m", "2Gi", "4Gi"), volume: "50Gi" },
    alertmanager: { replicas: 1, volume: "2Gi" },
    antiAffinity: false,
  },
  ha: {
    prometheus: { replicas: 2, shards: 1, resources: resources("1", "8Gi", "12Gi"), volume: "200Gi" },
    ...several,
  },
  // Without an object storage of its own: one Prometheus, twice, as large as a machine allows.
  large: {
    prometheus: { replicas: 2, shards: 1, resources: resources("8", "32Gi", "48Gi"), volume: "1Ti" },
    ...several,
  },
};

/** Where Thanos keeps the blocks, Prometheus is spread over three, and has two days of them. */
const behindThanos: MetricsSize = {
  prometheus: { replicas: 2, shards: 3, resources: resources("2", "12Gi", "20Gi"), volume: "100Gi" },
  ...several,
};

/** Whether metrics are kept in object storage, by Thanos. */
export const hasThanos = ({ settings }: Pick<KubernetesContext, "settings">): boolean =>
  settings.profile === "large" && settings.objectStorage !== undefined;

export const metricsSize = (context: KubernetesContext): MetricsSize =>
  hasThanos(context) ? behindThanos : sizes[context.settings.profile];
