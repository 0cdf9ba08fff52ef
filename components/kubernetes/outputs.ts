import * as pulumi from "@pulumi/pulumi";
import type { Endpoint, Part, SecretSpec } from "./compile/part.ts";
import type { Exposable, KubernetesSettings } from "./compile/settings.ts";

/** Ports on this machine that people forward to; the services' own may be privileged or taken. */
const localPorts: ReadonlyMap<string, number> = new Map([
  ["grafana", 3001],
  ["prometheus", 9090],
  ["alertmanager", 9093],
  ["kibana", 5601],
  ["traces", 16686],
]);

const localPort = ({ name, port }: Endpoint): number => localPorts.get(name) ?? port;

function address(endpoint: Endpoint, { ingress }: Pick<KubernetesSettings, "ingress">): string {
  const published = ingress?.hosts[endpoint.name as Exposable];
  if (published !== undefined) return `https://${published}`;
  const { service, namespace, port, tls } = endpoint;
  return `${tls === true ? "https" : "http"}://${service}.${namespace}.svc:${port}`;
}

function generatedName(spec: SecretSpec | undefined, key: string): string | undefined {
  const [part, ...others] = spec?.keys[key] ?? [];
  return others.length === 0 && typeof part === "object" && "generated" in part ? part.generated : undefined;
}

const byName = <T>(endpoints: readonly Endpoint[], value: (endpoint: Endpoint) => T): Record<string, T> =>
  Object.fromEntries(endpoints.map((endpoint) => [endpoint.name, value(endpoint)]));

/** Where the login of an interface is: the password itself where this stack made it, else how to read it. */
function credentials(
  { namespace, credentials: login }: Endpoint,
  secrets: readonly SecretSpec[],
  password: (name: string) => pulumi.Output<string>,
): pulumi.Input<string> | undefined {
  if (login === undefined) return undefined;
  const { user, secret, key } = login;
  const generated = generatedName(
    secrets.find((spec) => spec.name === secret && spec.namespace === namespace),
    key,
  );
  if (generated !== undefined) return pulumi.interpolate`${user} / ${password(generated)}`;
  return `${user} / $(kubectl -n ${namespace} get secret ${secret} -o jsonpath='{.data.${key}}' | base64 -d)`;
}

function namespacesKept(namespaces: readonly string[], keepData: boolean): readonly string[] {
  if (namespaces.length === 0) return [];
  const names = namespaces.join(", ");
  return keepData
    ? [`the namespaces ${names} with their volumes: kubectl delete namespace ${namespaces.join(" ")}`]
    : [`of the namespaces ${names} each that holds anything not of this stack, which destroy names`];
}

/** What `destroy` leaves behind, and how it goes. */
function keptByDestroy(
  { objects, releases, namespaces: used }: Part,
  { keepData, adoptNamespaces }: Pick<KubernetesSettings, "keepData" | "adoptNamespaces">,
): string {
  const namespaces = objects.flatMap(({ object }) => (object.kind === "Namespace" ? [object.metadata.name] : []));
  const elastic = releases.some(({ chart }) => chart === "eck-operator");
  const groups = [...(keepData ? ["monitoring.coreos.com"] : []), ...(elastic ? ["k8s.elastic.co"] : [])];
  const kept = [
    ...namespacesKept(namespaces, keepData),
    // What they were made for is not known of volumes in others' namespaces.
    ...(adoptNamespaces
      ? [`the volumes in ${used.join(", ")}: ${used.map((name) => `kubectl -n ${name} get pvc`).join("; ")}`]
      : []),
    // Elastic's chart keeps its own whatever we say, since with them every Elasticsearch of the cluster would go.
    ...(groups.length > 0
      ? [
          `the CRDs of ${groups.join(", ")}: kubectl get crd -o name | grep -E '${groups.join("|")}' | xargs kubectl delete`,
        ]
      : []),
    // Made by the operator, which has no time left to take it away when it goes.
    "the Service by which kubelets are found: kubectl -n kube-system delete service kps-kubelet",
  ];
  return kept.join("; ");
}

/** What a person needs to know of a running complete tier. */
export function kubernetesOutputs(
  part: Part,
  settings: KubernetesSettings,
  password: (name: string) => pulumi.Output<string>,
): Record<string, pulumi.Input<unknown>> {
  const { endpoints, secrets } = part;
  const logins = Object.fromEntries(
    endpoints.flatMap((endpoint) => {
      const login = credentials(endpoint, secrets, password);
      return login === undefined ? [] : [[endpoint.name, login]];
    }),
  );
  return {
    interfaces: byName(endpoints, (endpoint) => address(endpoint, settings)),
    portForward: byName(
      endpoints,
      (endpoint) =>
        `kubectl -n ${endpoint.namespace} port-forward svc/${endpoint.service} ${localPort(endpoint)}:${endpoint.port}`,
    ),
    credentials: pulumi.secret(logins),
    health: `kubectl -n ${settings.namespace} get pods,prometheuses,alertmanagers`,
    keptByDestroy: keptByDestroy(part, settings),
  };
}
