import { compile as compileAlertmanager } from "../../../components/alertmanager/compile.ts";
import { compile as compileGrafana } from "../../../components/grafana/compile.ts";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import { alertmanagerPaths } from "../../../components/kube-prometheus-stack/alertmanager.ts";
import type {
  KubernetesSettings,
  ObjectStorageSettings,
  Profile,
  TraceStorage,
} from "../../../components/kubernetes/settings.ts";
import { profiles } from "../../../components/kubernetes/settings.ts";
import type { LanguageObjects } from "../../../components/languages.ts";
import { compile as compilePrometheus } from "../../../components/prometheus/compile.ts";
import { kubernetesContext } from "./context.ts";

type Logs = KubernetesContext["logs"];
type Traces = readonly [engine: KubernetesContext["traces"], storage: TraceStorage];

/** An engine for traces with each storage that it has; in a stack without traces, none is read. */
const everyTraces: readonly Traces[] = [
  ["jaeger", "memory"],
  ["jaeger", "badger"],
  ["jaeger", "elasticsearch"],
  ["zipkin", "memory"],
  ["zipkin", "elasticsearch"],
  [undefined, "elasticsearch"],
];

const bucket: ObjectStorageSettings = {
  region: "eu-west-1",
  tls: true,
  buckets: { logs: "stratoai-logs", metrics: "stratoai-metrics" },
  serviceAccountAnnotations: {},
};

/** None, one with keys in secret config, and one that pods reach by their cloud identity. */
const everyStorage: Readonly<Record<string, ObjectStorageSettings | undefined>> = {
  "no object storage": undefined,
  "object storage by keys": { ...bucket, endpoint: "minio.storage.svc:9000", tls: false },
  "object storage by identity": {
    ...bucket,
    serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/monitoring" },
  },
};

const storageKeys = ["objectStorageAccessKey", "objectStorageSecretKey"] as const;

/** What can be left out. */
const extras = (logs: Logs, [traces]: Traces): Partial<KubernetesSettings> => ({
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

/** What settings refuse, as plan/settings/kubernetes.ts has it. */
function isRefused(profile: Profile, logs: Logs, [, storage]: Traces, settings: Partial<KubernetesSettings>): boolean {
  if (profile !== "large") return false;
  const { objectStorage, remoteWrite } = settings;
  return storage === "badger" || (objectStorage === undefined && (logs === "loki" || remoteWrite === undefined));
}

function* allStacks(): Generator<readonly [name: string, context: KubernetesContext]> {
  const { secretsSet } = kubernetesContext();
  for (const profile of profiles) {
    for (const logs of ["elk", "loki", undefined] as const) {
      for (const kept of everyTraces) {
        const [traces, traceStorage] = kept;
        for (const [storage, objectStorage] of Object.entries(everyStorage)) {
          for (const [size, more] of [["little", {}] as const, ["much", extras(logs, kept)] as const]) {
            const settings = { ...more, profile, traceStorage, ...(objectStorage && { objectStorage }) };
            if (isRefused(profile, logs, kept, settings)) continue;
            const store = traces === undefined ? "no traces" : `${traces} in ${traceStorage}`;
            const keys = storage === "object storage by keys" ? storageKeys : [];
            yield [
              `${profile}, logs ${logs ?? "none"}, ${store}, ${storage}, as ${size} as can be`,
              kubernetesContext({
                logs,
                traces,
                settings,
                secretsSet: [...secretsSet, ...keys, "remoteWritePassword"],
              }),
            ];
          }
        }
      }
    }
  }
}

/** Every kind of stack that settings allow, by what it consists of. */
export const stacks: readonly (readonly [name: string, context: KubernetesContext])[] = [...allStacks()];

/** The catalog in the languages of the complete tier; it depends on nothing that differs between stacks. */
export function languages({ catalog, stack }: KubernetesContext): LanguageObjects {
  return {
    prometheus: compilePrometheus(catalog, stack, { scrapedBy: "operator" }).objects,
    alertmanager: compileAlertmanager(catalog, stack, alertmanagerPaths).objects,
    grafana: compileGrafana(catalog, stack).objects,
  };
}
