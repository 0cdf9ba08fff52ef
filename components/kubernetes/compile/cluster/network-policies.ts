import type { KubernetesContext } from "../context.ts";
import type { JsonMap, KubernetesObject } from "../kubernetes-object.ts";
import { objectLabels } from "../object-labels.ts";
import type { Part } from "../part.ts";
import type { Call, Workload } from "../workload.ts";
import { cluster, internet } from "./addresses.ts";
import type { Connection } from "./connections.ts";
import { connections, listenersAt } from "./connections.ts";
import { usedNamespaces } from "./namespaces.ts";
import { published } from "./published.ts";
import type { Rule } from "./rules.ts";
import { merged, namespacePeer, policyPorts } from "./rules.ts";

const tcp = (ports: readonly number[]): readonly JsonMap[] => policyPorts(ports.map((port) => ({ port })));

/** Ports of API servers: 6443 is kubeadm's, 443 that of EKS, GKE and AKS. */
const apiPorts = [443, 6443];

/** The pods of a workload as a peer of one in the same or in another namespace. */
const podsOf = ({ namespace, podLabels }: Workload, seenFrom: Workload): JsonMap => ({
  ...(namespace === seenFrom.namespace ? {} : namespacePeer(namespace)),
  podSelector: { matchLabels: podLabels },
});

function outsideRule({ outside, ports }: Extract<Call, { readonly outside: string }>): Rule {
  switch (outside) {
    case "internet":
      return { peers: internet, ports: ports && tcp(ports) };
    case "cluster":
      return { peers: cluster, ports: ports && tcp(ports) };
    case "kubernetes-api":
      // Anywhere: policies see the API server's own address, which is the provider's and may change.
      return { peers: undefined, ports: tcp(ports ?? apiPorts) };
  }
}

function callerRule(
  { settings }: KubernetesContext,
  workload: Workload,
  { from, port }: NonNullable<Workload["calledBy"]>[number],
  isPublished: boolean,
): Rule | undefined {
  const ports = policyPorts(listenersAt(workload, port, from));
  switch (from) {
    case "product":
      return { peers: [namespacePeer(settings.productNamespace)], ports };
    case "kubernetes-api":
      return { peers: undefined, ports };
    case "ingress":
      if (settings.ingress === undefined || !isPublished) return undefined;
      return { peers: [namespacePeer(settings.ingress.controllerNamespace)], ports };
  }
}

/** A rule of one direction, as the API has it. */
const directed = (side: "from" | "to", { peers, ports }: Rule): JsonMap => ({
  ...(ports === undefined ? {} : { ports }),
  ...(peers === undefined ? {} : { [side]: peers }),
});

const policy = (
  context: KubernetesContext,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  spec: JsonMap,
): KubernetesObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name, namespace, labels: objectLabels(context) },
  spec,
});

/**
 * A DNS server may be asked on port 53 anywhere: a node's DNS cache answers at an address of its own that no selector
 * names, and not every cluster labels its DNS pods alike.
 */
const dns: Rule = { peers: undefined, ports: policyPorts([{ port: 53 }, { port: 53, protocol: "UDP" }]) };

/** Who may reach the workload, and whom it may reach: callers and calls, and nobody else. */
function workloadPolicy(
  context: KubernetesContext,
  workload: Workload,
  all: readonly Connection[],
  isPublished: boolean,
): KubernetesObject {
  const { calls, calledBy = [], podLabels } = workload;
  const ingress: readonly Rule[] = [
    ...all
      .filter(({ to }) => to === workload)
      .map(({ from, listeners }) => ({ peers: [podsOf(from, workload)], ports: policyPorts(listeners) })),
    ...calledBy.flatMap((caller) => callerRule(context, workload, caller, isPublished) ?? []),
  ];
  const egress: readonly Rule[] = [
    ...all
      .filter(({ from }) => from === workload)
      .map(({ to, listeners }) => ({ peers: [podsOf(to, workload)], ports: policyPorts(listeners) })),
    ...calls.flatMap((call) => ("outside" in call ? [outsideRule(call)] : [])),
    ...(context.settings.adoptNamespaces ? [dns] : []),
  ];
  return policy(context, workload, {
    podSelector: { matchLabels: podLabels },
    policyTypes: ["Ingress", "Egress"],
    ingress: merged(ingress).map((rule) => directed("from", rule)),
    egress: merged(egress).map((rule) => directed("to", rule)),
  });
}

/**
 * Nobody in a namespace of ours is reached or reaches anybody, but a DNS server. An adopted one has pods of others, whom
 * these would cut off: there each workload's own policy says it of its pods alone.
 */
const namespaceDefaults = (context: KubernetesContext, namespace: string): readonly KubernetesObject[] => [
  policy(
    context,
    { name: "allow-dns", namespace },
    {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [directed("to", dns)],
    },
  ),
  policy(context, { name: "default-deny", namespace }, { podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
];

const byName = (a: Workload, b: Workload): number => (a.name < b.name ? -1 : 1);

/**
 * The network policies of the stack. Where the cluster's network plugin knows none they change nothing; and pods on
 * their node's own network (node exporter) are subject to none, so that only the node's firewall protects them. A
 * kubelet's probes and `kubectl port-forward` always get through.
 *
 * @throws where a workload calls one that is not there, or a port on which nobody listens, or nobody serves what is
 *   published
 */
export function networkPolicies(
  context: KubernetesContext,
  areas: Pick<Part, "releases" | "workloads" | "endpoints">,
): readonly KubernetesObject[] {
  const workloads = [...areas.workloads].sort(byName);
  const all = connections(workloads);
  const open = published(context.settings, areas);
  return [
    ...(context.settings.adoptNamespaces ? [] : usedNamespaces(context.settings, areas)).flatMap((namespace) =>
      namespaceDefaults(context, namespace),
    ),
    ...workloads.map((workload) => workloadPolicy(context, workload, all, open.has(workload))),
  ];
}
