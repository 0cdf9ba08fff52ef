import type { JsonMap } from "../object.ts";

/**
 * Where nodes, pods and a company's own network are: RFC 1918, the shared space of RFC 6598 (which EKS and GKE give to
 * pods), and unique local IPv6 (RFC 4193).
 */
const privateRanges = {
  v4: ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"],
  v6: ["fc00::/7"],
} as const;

/** Of the machine itself and its link, the cloud's metadata service among them, which hands out credentials. */
const localRanges = { v4: ["127.0.0.0/8", "169.254.0.0/16"], v6: ["::1/128", "fe80::/10"] } as const;

/** Every address but those of private networks. */
export const internet: readonly JsonMap[] = [
  { ipBlock: { cidr: "0.0.0.0/0", except: [...privateRanges.v4, ...localRanges.v4].sort() } },
  { ipBlock: { cidr: "::/0", except: [...localRanges.v6, ...privateRanges.v6].sort() } },
];

/**
 * Pods of every namespace, and nodes, with the pods on their network. No selector names nodes, and their addresses are
 * known to nobody beforehand: they are taken to be private ones. (Cilium has to be configured so that such ranges include nodes:
 * `policyCIDRMatchMode: nodes`.)
 */
export const cluster: readonly JsonMap[] = [
  { namespaceSelector: {} },
  ...[...privateRanges.v4, ...privateRanges.v6].map((cidr) => ({ ipBlock: { cidr } })),
];
