import type { ObjectStorageSettings, Profile, TraceStorage } from "../../../components/kubernetes/settings.ts";
import { profiles } from "../../../components/kubernetes/settings.ts";
import { defaultSecrets } from "./context.ts";
import type { ClusterSettings, LogsChoice, StackChoices, TracesChoice } from "./context.ts";

type Logs = LogsChoice | undefined;
type Traces = readonly [store: TracesChoice | undefined, storage: TraceStorage];

/** A store of traces with each storage that it has; in a stack without traces, none is read. */
const everyTraces: readonly Traces[] = [
  ["jaeger", "memory"],
  ["jaeger", "badger"],
  ["jaeger", "elasticsearch"],
  ["zipkin", "memory"],
  ["zipkin", "elasticsearch"],
  [undefined, "elasticsearch"],
];

/** In the cloud, without keys. */
export const objectStorage: ObjectStorageSettings = {
  region: "eu-west-1",
  tls: true,
  buckets: { logs: "stratoai-logs", metrics: "stratoai-metrics" },
  serviceAccountAnnotations: {},
};

/** A store of one's own. */
export const minio: ObjectStorageSettings = { ...objectStorage, endpoint: "minio.storage.svc:9000", tls: false };

/** Names of the secrets that its keys are. */
export const storageKeys = ["objectStorageAccessKey", "objectStorageSecretKey"] as const;

/** None, one with keys in secret config, and one that pods reach by their cloud identity. */
const everyStorage: Readonly<Record<string, ObjectStorageSettings | undefined>> = {
  "no object storage": undefined,
  "object storage by keys": minio,
  "object storage by identity": {
    ...objectStorage,
    serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/monitoring" },
  },
};

/** What can be left out. */
const extras = (logs: Logs, [traces]: Traces): Partial<ClusterSettings> => ({
  storageClass: "fast",
  volumes: {
    prometheus: "51Gi",
    alertmanager: "2Gi",
    grafana: "3Gi",
    loki: "52Gi",
    elasticsearch: "53Gi",
    traces: "54Gi",
    thanos: "55Gi",
  },
  managedControlPlane: false,
  pushgateway: true,
  remoteWrite: { url: "https://mimir.example.com/api/v1/push", username: "stratoai" },
  ingress: {
    className: "nginx",
    hosts: {
      grafana: "grafana.example.com",
      prometheus: "prometheus.example.com",
      alertmanager: "alertmanager.example.com",
      ...(logs === "elk" ? { kibana: "kibana.example.com" } : {}),
      ...(traces === undefined ? {} : { traces: "traces.example.com" }),
    },
    tls: { clusterIssuer: "letsencrypt" },
    auth: { url: "https://auth.example.com/check" },
    controllerNamespace: "ingress-nginx",
  },
});

/** What settings refuse, as settings-resolve.ts of components/kubernetes and settings.ts of kube-prometheus-stack have it. */
function isRefused(profile: Profile, logs: Logs, [, storage]: Traces, settings: Partial<ClusterSettings>): boolean {
  if (profile !== "large") return false;
  const { objectStorage: store, remoteWrite } = settings;
  return storage === "badger" || (store === undefined && (logs === "loki" || remoteWrite === undefined));
}

type NamedStack = readonly [name: string, stack: Partial<StackChoices>];

function* allStacks(): Generator<NamedStack> {
  for (const profile of profiles) {
    for (const logs of ["elk", "loki", undefined] as const) {
      for (const kept of everyTraces) {
        const [traces, traceStorage] = kept;
        for (const [storage, store] of Object.entries(everyStorage)) {
          for (const [size, more] of [["little", {}] as const, ["much", extras(logs, kept)] as const]) {
            const settings = { ...more, profile, traceStorage, ...(store && { objectStorage: store }) };
            if (isRefused(profile, logs, kept, settings)) continue;
            const where = traces === undefined ? "no traces" : `${traces} in ${traceStorage}`;
            const keys = storage === "object storage by keys" ? storageKeys : [];
            yield [
              `${profile}, logs ${logs ?? "none"}, ${where}, ${storage}, as ${size} as can be`,
              { logs, traces, settings, secretsSet: [...defaultSecrets, ...keys, "remoteWritePassword"] },
            ];
          }
        }
      }
    }
  }
}

/** Every kind of stack that settings allow, by what it consists of. */
export const everyStack: readonly NamedStack[] = [...allStacks()];
