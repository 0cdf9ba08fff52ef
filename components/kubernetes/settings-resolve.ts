import type { z } from "zod";
import type { SettingsContext } from "../backend.ts";
import { ingressIssues } from "./cluster/ingress-issues.ts";
import type { IngressSettings, KubernetesSettings, ObjectStorageSettings, TraceStorage } from "./settings.ts";
import { traceStorages } from "./settings.ts";
import type { Issue } from "../../model/issue.ts";
import type { GivenKubernetes } from "./settings-schema.ts";
import { completedKubernetes } from "./settings-schema.ts";

type Filled = z.output<typeof completedKubernetes>;

/** What the stack's trace store can keep spans in, its own default first; nothing where it has none. */
const traceStoragesOf = ({ chosen }: Pick<SettingsContext, "chosen">): readonly string[] =>
  chosen.traces.flatMap(({ storages = [] }) => storages);

function traceStorage(given: GivenKubernetes, context: SettingsContext): TraceStorage {
  if (given.traceStorage !== undefined) return given.traceStorage;
  // A badger belongs to one process, which large outgrows.
  if (given.profile === "large") return "elasticsearch";
  const [first] = traceStoragesOf(context);
  return traceStorages.find((storage) => storage === first) ?? "badger";
}

function objectStorage(filled: Filled["objectStorage"]): ObjectStorageSettings | undefined {
  if (filled === undefined) return undefined;
  const { endpoint, region, tls, logsBucket, metricsBucket, serviceAccountAnnotations } = filled;
  return {
    endpoint,
    region,
    tls,
    buckets: { logs: logsBucket, metrics: metricsBucket },
    serviceAccountAnnotations,
  };
}

function ingress(filled: Filled["ingress"]): IngressSettings | undefined {
  if (filled === undefined) return undefined;
  const { className, hosts, tlsSecret, clusterIssuer = "", auth, authUrl, authSignin, controllerNamespace } = filled;
  return {
    className,
    hosts,
    tls: tlsSecret === undefined ? { clusterIssuer } : { secret: tlsSecret },
    auth: auth === "proxy" ? { url: authUrl ?? "", signin: authSignin } : "login",
    controllerNamespace,
  };
}

/** Settings of the complete tier, complete. What is wrong with them {@link kubernetesIssues} says. */
export function kubernetesSettings(given: GivenKubernetes, context: SettingsContext): KubernetesSettings {
  const { product } = context.catalog;
  const filled = completedKubernetes.parse(given);
  const { productNamespace = product } = filled;
  return {
    profile: filled.profile,
    namespace: filled.namespace,
    adoptNamespaces: filled.adoptNamespaces,
    productNamespace,
    kubeconfig: filled.kubeconfig,
    context: filled.context,
    storageClass: filled.storageClass,
    volumes: filled.volumes,
    charts: filled.charts,
    traceStorage: traceStorage(given, context),
    objectStorage: objectStorage(filled.objectStorage),
    ingress: ingress(filled.ingress),
    wait: filled.wait,
    timeoutSeconds: filled.timeoutSeconds,
    keepData: filled.keepData,
  };
}

/** "a, b, or c". */
const alternatives = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")}, or ${all.at(-1) ?? ""}`;

const issue = (path: string, got: string, expected: string): Issue => ({
  path: `kubernetes.${path}`,
  got,
  expected,
});

function ingressFormIssues(given: GivenKubernetes["ingress"]): readonly Issue[] {
  if (given === undefined) return [];
  const { tlsSecret, clusterIssuer, auth, authUrl, hosts } = given;
  const wrong: Issue[] = [];
  if (Object.keys(hosts).length === 0) {
    wrong.push(issue("ingress.hosts", "no host", "a host name for each published interface, or no ingress at all"));
  }
  if (tlsSecret === undefined && clusterIssuer === undefined) {
    wrong.push(issue("ingress", "no TLS", "tlsSecret or clusterIssuer: nothing is published without a certificate"));
  } else if (tlsSecret !== undefined && clusterIssuer !== undefined) {
    wrong.push(issue("ingress", "tlsSecret and clusterIssuer", "one of them"));
  }
  if (auth === undefined) {
    wrong.push(
      issue("ingress.auth", "nothing", "login, by the interface's own; or proxy, by the one at ingress.authUrl"),
    );
  } else if (auth === "proxy" && authUrl === undefined) {
    wrong.push(issue("ingress.authUrl", "nothing", "with auth: proxy, the URL that says whether a request may pass"));
  } else if (auth === "login" && authUrl !== undefined) {
    wrong.push(issue("ingress.authUrl", `"${authUrl}" with auth: login`, "auth: proxy, or no authUrl"));
  }
  return wrong;
}

/** What is wrong with its form, or, where that is sound, with what it publishes. */
function publishingIssues(given: GivenKubernetes["ingress"], context: SettingsContext): readonly Issue[] {
  const form = ingressFormIssues(given);
  const published = ingress(completedKubernetes.parse({ ingress: given }).ingress);
  return form.length > 0 || published === undefined ? form : ingressIssues(published, context);
}

function traceStorageIssues(
  { traceStorage: wanted, profile }: GivenKubernetes,
  context: SettingsContext,
): readonly Issue[] {
  const path = "traceStorage";
  if (wanted === undefined) return [];
  const possible = traceStoragesOf(context);
  const [traces] = context.chosen.traces;
  if (traces === undefined) return [issue(path, `"${wanted}", but this stack keeps no traces`, "nothing")];
  if (!possible.includes(wanted)) {
    const others = context.choosable.filter(
      ({ capability, storages }) => capability === "traces" && storages?.includes(wanted) === true,
    );
    const expected = [...possible, ...others.map(({ choice }) => `traces: ${choice}`)];
    return [issue(path, `"${wanted}" with traces: ${traces.choice}`, alternatives(expected))];
  }
  if (wanted === "memory" && context.pages) {
    const lost = `"memory", which loses every trace at a restart, on a stack that wakes people`;
    return [issue(path, lost, alternatives([...possible.filter((storage) => storage !== "memory"), "pages: false"]))];
  }
  if (wanted === "badger" && profile === "large") {
    return [issue(path, `"badger", which belongs to one process, in profile large`, "elasticsearch")];
  }
  return [];
}

/** Why a stack of this size cannot do without object storage, whoever else in it could; undefined where it can. */
export const storageReason = ({ chosen }: Pick<SettingsContext, "chosen">): string | undefined =>
  chosen.logs.flatMap(({ largeNeedsObjectStorage: why }) => why ?? [])[0];

/** Whether the load is large and there is no object storage to hold it. */
export const lacksObjectStorage = ({ profile, objectStorage: said }: GivenKubernetes): boolean =>
  profile === "large" && said === undefined;

export const objectStorageIssue = (expected: string): Issue =>
  issue("objectStorage", "nothing, in profile large", `logsBucket and metricsBucket${expected}`);

function objectStorageIssues(given: GivenKubernetes, context: SettingsContext): readonly Issue[] {
  const reason = storageReason(context);
  return lacksObjectStorage(given) && reason !== undefined ? [objectStorageIssue(`: ${reason}`)] : [];
}

/** Combinations of the complete tier's settings that cannot work. */
export function kubernetesIssues(given: GivenKubernetes, context: SettingsContext): readonly Issue[] {
  return [
    ...publishingIssues(given.ingress, context),
    ...traceStorageIssues(given, context),
    ...objectStorageIssues(given, context),
  ];
}
