import { BlockList, isIPv6 } from "node:net";
import type { KubernetesObject } from "../../../../components/kubernetes/object.ts";

/** One end of a connection: a pod, or an address that belongs to none. */
export type Place =
  { readonly namespace: string; readonly labels: Readonly<Record<string, string>> } | { readonly address: string };

export interface Target {
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface Rule {
  readonly ports?: readonly Target[];
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
}

interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ("Ingress" | "Egress")[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

const selects = ({ matchLabels = {} }: Selector, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value);

function covers(cidr: string, address: string): boolean {
  const [network = "", bits] = cidr.split("/");
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (isIPv6(network) !== isIPv6(address)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(address, family);
}

function isPeer(peer: Peer, place: Place, policyNamespace: string): boolean {
  if ("address" in place) {
    const { ipBlock } = peer;
    if (ipBlock === undefined || !covers(ipBlock.cidr, place.address)) return false;
    return !(ipBlock.except ?? []).some((cidr) => covers(cidr, place.address));
  }
  if (peer.ipBlock !== undefined) return false;
  const inNamespace =
    peer.namespaceSelector === undefined
      ? place.namespace === policyNamespace
      : selects(peer.namespaceSelector, { "kubernetes.io/metadata.name": place.namespace });
  return inNamespace && selects(peer.podSelector ?? {}, place.labels);
}

/** Whether the end of a connection that is a pod lets it through; whatever is no pod has no policies. */
function lets(
  policies: readonly KubernetesObject[],
  direction: "Ingress" | "Egress",
  pod: Place,
  other: Place,
  target: Target,
): boolean {
  if ("address" in pod) return true;
  const own = policies.flatMap(({ metadata, spec }) => {
    const policy = spec as unknown as PolicySpec;
    const applies =
      metadata.namespace === pod.namespace &&
      policy.policyTypes.includes(direction) &&
      selects(policy.podSelector, pod.labels);
    return applies ? [{ namespace: metadata.namespace, policy }] : [];
  });
  if (own.length === 0) return true;
  return own.some(({ namespace, policy }) =>
    (direction === "Ingress" ? policy.ingress : policy.egress)?.some(({ ports, from, to }) => {
      const peers = direction === "Ingress" ? from : to;
      return (
        (ports?.some(({ port, protocol }) => port === target.port && protocol === target.protocol) ?? true) &&
        (peers?.some((peer) => isPeer(peer, other, namespace)) ?? true)
      );
    }),
  );
}

/** What a network plugin makes of policies: a connection has to be let out and let in. */
export const reaches = (policies: readonly KubernetesObject[], from: Place, to: Place, target: Target): boolean =>
  lets(policies, "Egress", from, to, target) && lets(policies, "Ingress", to, from, target);
