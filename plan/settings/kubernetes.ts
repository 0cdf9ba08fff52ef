import type { z } from "zod";
import { ingressMistakes } from "../../components/kubernetes/compile/cluster/ingress-mistakes.ts";
import type {
  IngressSettings,
  KubernetesSettings,
  ObjectStorageSettings,
  TraceStorage,
} from "../../components/kubernetes/compile/settings.ts";
import type { Mistake } from "../mistake.ts";
import { definedOnly } from "./defined.ts";
import type { GivenKubernetes } from "./kubernetes-schema.ts";
import { kubernetesSchema } from "./kubernetes-schema.ts";

/** What the settings depend on beside config. */
export interface KubernetesSurroundings {
  readonly product: string;
  /** What the stack chose for logs and traces; `none` where it goes without. */
  readonly logs: string;
  readonly traces: string;
  /** Whether critical alerts wake people: a stack that does is no playground. */
  readonly pages: boolean;
}

type Filled = z.output<typeof kubernetesSchema>;

function traceStorage(given: GivenKubernetes, traces: string): TraceStorage {
  if (given.traceStorage !== undefined) return given.traceStorage;
  // Zipkin has no other storage that outlives a restart; a badger belongs to one process, which large outgrows.
  return traces === "zipkin" || given.profile === "large" ? "elasticsearch" : "badger";
}

function objectStorage(filled: Filled["objectStorage"]): ObjectStorageSettings | undefined {
  if (filled === undefined) return undefined;
  const { logsBucket, metricsBucket, ...rest } = filled;
  return { endpoint: undefined, ...rest, buckets: { logs: logsBucket, metrics: metricsBucket } };
}

function ingress(filled: Filled["ingress"]): IngressSettings | undefined {
  if (filled === undefined) return undefined;
  const { className, hosts, tlsSecret, clusterIssuer = "", auth, authUrl, authSignin, controllerNamespace } = filled;
  return {
    className,
    hosts: definedOnly(hosts),
    tls: tlsSecret === undefined ? { clusterIssuer } : { secret: tlsSecret },
    auth: auth === "proxy" ? { url: authUrl ?? "", signin: authSignin } : "login",
    controllerNamespace,
  };
}

/** Settings of the complete tier, complete. What is wrong with them {@link kubernetesMistakes} says. */
export function kubernetesSettings(given: GivenKubernetes, surroundings: KubernetesSurroundings): KubernetesSettings {
  const { product, traces } = surroundings;
  const filled = kubernetesSchema.parse(given);
  const { productNamespace = product } = filled;
  const { host = `postgres.${productNamespace}.svc`, port, name = product, user, sslMode } = filled.database;
  return {
    profile: filled.profile,
    namespace: filled.namespace,
    productNamespace,
    kubeconfig: filled.kubeconfig,
    context: filled.context,
    storageClass: filled.storageClass,
    volumes: definedOnly(filled.volumes),
    managedControlPlane: filled.managedControlPlane,
    charts: filled.charts,
    pushgateway: filled.pushgateway,
    traceStorage: traceStorage(given, traces),
    database: { host, port, name, user, sslMode },
    objectStorage: objectStorage(filled.objectStorage),
    remoteWrite: filled.remoteWrite,
    ingress: ingress(filled.ingress),
    wait: filled.wait,
    timeoutSeconds: filled.timeoutSeconds,
    keepData: filled.keepData,
  };
}

const mistake = (path: string, found: string, allowed: string): Mistake => ({
  path: `kubernetes.${path}`,
  found,
  allowed,
});

function ingressFormMistakes(given: GivenKubernetes["ingress"]): readonly Mistake[] {
  if (given === undefined) return [];
  const { tlsSecret, clusterIssuer, auth, authUrl, hosts } = given;
  const wrong: Mistake[] = [];
  if (Object.keys(definedOnly(hosts)).length === 0) {
    wrong.push(mistake("ingress.hosts", "no host", "a host name for each published interface, or no ingress at all"));
  }
  if (tlsSecret === undefined && clusterIssuer === undefined) {
    wrong.push(mistake("ingress", "no TLS", "tlsSecret or clusterIssuer: nothing is published without a certificate"));
  } else if (tlsSecret !== undefined && clusterIssuer !== undefined) {
    wrong.push(mistake("ingress", "tlsSecret and clusterIssuer", "one of them"));
  }
  if (auth === undefined) {
    wrong.push(
      mistake("ingress.auth", "nothing", "login, by the interface's own; or proxy, by the one at ingress.authUrl"),
    );
  } else if (auth === "proxy" && authUrl === undefined) {
    wrong.push(mistake("ingress.authUrl", "nothing", "with auth: proxy, the URL that says whether a request may pass"));
  } else if (auth === "login" && authUrl !== undefined) {
    wrong.push(mistake("ingress.authUrl", `"${authUrl}" with auth: login`, "auth: proxy, or no authUrl"));
  }
  return wrong;
}

/** What is wrong with its form, or, where that is sound, with what it publishes. */
function publishingMistakes(
  given: GivenKubernetes["ingress"],
  surroundings: KubernetesSurroundings,
): readonly Mistake[] {
  const form = ingressFormMistakes(given);
  const published = ingress(kubernetesSchema.parse({ ingress: given }).ingress);
  return form.length > 0 || published === undefined ? form : ingressMistakes(published, surroundings);
}

function traceStorageMistakes(
  { traceStorage: wanted, profile }: GivenKubernetes,
  { traces, pages }: KubernetesSurroundings,
): readonly Mistake[] {
  const path = "traceStorage";
  if (wanted === undefined) return [];
  if (traces === "none") return [mistake(path, `"${wanted}", but this stack keeps no traces`, "nothing")];
  if (traces === "zipkin" && wanted === "badger") {
    return [mistake(path, `"badger" with traces: zipkin`, "elasticsearch, memory, or traces: jaeger")];
  }
  if (wanted === "memory" && pages) {
    const lost = `"memory", which loses every trace at a restart, on a stack that wakes people`;
    return [mistake(path, lost, traces === "zipkin" ? "elasticsearch" : "badger, elasticsearch")];
  }
  if (wanted === "badger" && profile === "large") {
    return [mistake(path, `"badger", which belongs to one process, in profile large`, "elasticsearch")];
  }
  return [];
}

/** Combinations of the complete tier's settings that cannot work. */
export function kubernetesMistakes(given: GivenKubernetes, surroundings: KubernetesSurroundings): readonly Mistake[] {
  const needsStorage = given.profile === "large" && given.objectStorage === undefined;
  return [
    ...publishingMistakes(given.ingress, surroundings),
    ...traceStorageMistakes(given, surroundings),
    ...(needsStorage && (given.remoteWrite === undefined || surroundings.logs === "loki")
      ? [
          mistake(
            "objectStorage",
            "nothing, in profile large",
            surroundings.logs === "loki"
              ? "logsBucket and metricsBucket: Loki's distributed mode keeps its chunks there"
              : "logsBucket and metricsBucket, or kubernetes.remoteWrite: one Prometheus does not hold it",
          ),
        ]
      : []),
  ];
}
