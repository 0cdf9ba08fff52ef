import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { LokiClaims, LokiComponent, LokiValues, LokiVolume } from "./loki-values.ts";
import type { Claim } from "../kubernetes/claims.ts";
import { statefulSetClaim } from "../kubernetes/claims.ts";
import { ruleMount } from "./ruler.ts";
import type { LokiSize } from "./sizing.ts";

/** Key of a component in the chart's values. */
type LokiTarget =
  | "singleBinary"
  | "distributor"
  | "ingester"
  | "querier"
  | "queryFrontend"
  | "queryScheduler"
  | "indexGateway"
  | "compactor"
  | "ruler";

/** The chart's label `app.kubernetes.io/component` of each. */
export const componentLabel: Readonly<Record<LokiTarget, string>> = {
  singleBinary: "single-binary",
  distributor: "distributor",
  ingester: "ingester",
  querier: "querier",
  queryFrontend: "query-frontend",
  queryScheduler: "query-scheduler",
  indexGateway: "index-gateway",
  compactor: "compactor",
  ruler: "ruler",
};

/** Components that have pods, in the order of the chart's values. */
export const targets = (values: LokiValues): readonly (readonly [LokiTarget, LokiComponent])[] =>
  (Object.keys(componentLabel) as LokiTarget[]).flatMap((target) => {
    const component = values[target];
    return component === undefined ? [] : [[target, component] as const];
  });

type Settings = KubernetesContext["settings"];

const storageClass = ({ storageClass: name }: Settings): { storageClass?: string } =>
  name === undefined ? {} : { storageClass: name };

const volume = (size: string, settings: Settings): LokiVolume => ({
  enabled: true,
  size,
  ...storageClass(settings),
  enableStatefulSetAutoDeletePVC: false,
});

/** Some components of the chart take their volume as a list of claims. */
const claims = (size: string, settings: Settings): LokiClaims => ({
  enabled: true,
  claims: [{ name: "data", accessModes: ["ReadWriteOnce"], size, ...storageClass(settings) }],
  enableStatefulSetAutoDeletePVC: false,
});

const component = (replicas: number, its: Resources): LokiComponent => ({
  replicas,
  resources: its,
  podDisruptionBudget: { enabled: false },
});

/** Loki as one process, alone or as equals that share object storage. */
export const monolithic = (size: LokiSize, settings: Settings, rules: boolean): Pick<LokiValues, "singleBinary"> => ({
  singleBinary: {
    ...component(size.monolithic.replicas, size.monolithic.resources),
    persistence: volume(settings.volumes.loki ?? size.volume, settings),
    ...(rules ? ruleMount : {}),
  },
});

/**
 * Loki with each of its tasks on pods of its own. The chart keeps pods of one task on different nodes, so none has more
 * than three. Zone-aware ingesters would need the rollout operator and nodes in three zones; without, the anti-affinity
 * by node keeps the three copies of a line apart.
 */
export const distributed = (size: LokiSize, settings: Settings, rules: boolean): Partial<LokiValues> => ({
  distributor: component(3, resources("1", "1Gi", "2Gi")),
  ingester: {
    ...component(3, resources("2", "8Gi", "12Gi")),
    persistence: claims(settings.volumes.loki ?? size.volume, settings),
    zoneAwareReplication: { enabled: false },
  },
  querier: component(3, resources("2", "4Gi", "8Gi")),
  queryFrontend: component(2, resources("500m", "1Gi", "2Gi")),
  queryScheduler: component(2, resources("100m", "256Mi", "512Mi")),
  indexGateway: { ...component(2, resources("500m", "2Gi", "4Gi")), persistence: volume("20Gi", settings) },
  // Two compactors would delete each other's work; one that restarts only delays deletion.
  compactor: { replicas: 1, resources: resources("500m", "2Gi", "4Gi"), persistence: claims("20Gi", settings) },
  ...(rules ? { ruler: { ...component(2, resources("500m", "1Gi", "2Gi")), ...ruleMount } } : {}),
});

/** The chart's names of a component's StatefulSet, and those by which versions of it have called the volume. */
const statefulSets = {
  singleBinary: { name: "loki", templates: ["data", "storage"], setting: "loki" },
  ingester: { name: "loki-ingester", templates: ["data"], setting: "loki" },
  indexGateway: { name: "loki-index-gateway", templates: ["data"], setting: undefined },
  compactor: { name: "loki-compactor", templates: ["data"], setting: undefined },
} as const;

const sizeOf = (persistence: LokiVolume | LokiClaims): string | undefined =>
  "claims" in persistence ? persistence.claims[0]?.size : persistence.size;

/** The claims of the components that have a volume, as the values say their size. */
export const lokiClaims = (values: LokiValues, settings: Settings): readonly Claim[] =>
  (Object.keys(statefulSets) as (keyof typeof statefulSets)[]).flatMap((target) => {
    const persistence = values[target]?.persistence;
    const size = persistence === undefined ? undefined : sizeOf(persistence);
    if (size === undefined) return [];
    const { name, templates, setting } = statefulSets[target];
    return templates.map((template) =>
      statefulSetClaim(template, name, { settings, size, ...(setting === undefined ? {} : { setting }) }),
    );
  });
