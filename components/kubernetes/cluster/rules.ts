import type { JsonMap } from "../object.ts";
import type { Listener } from "../workload.ts";

/** Some peers, and the ports on which they are let through; in the form of a NetworkPolicy, still without direction. */
export interface Rule {
  /** Undefined: anybody. */
  readonly peers: readonly JsonMap[] | undefined;
  /** Undefined: every port. */
  readonly ports: readonly JsonMap[] | undefined;
}

export const policyPorts = (listeners: readonly Listener[]): readonly JsonMap[] =>
  listeners.map(({ port, protocol = "TCP" }) => ({ port, protocol }));

/** Pods of a whole namespace. */
export const namespacePeer = (namespace: string): JsonMap => ({
  // The API server itself puts this label on every namespace.
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
});

/** Peers with the same ports in one rule: Loki's components name each other in nine otherwise. */
export function merged(rules: readonly Rule[]): readonly Rule[] {
  const byPorts = new Map<string, Rule>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.peers === undefined, rule.ports]);
    const known = byPorts.get(key);
    const peers = known?.peers === undefined ? rule.peers : [...known.peers, ...(rule.peers ?? [])];
    byPorts.set(key, { peers, ports: rule.ports });
  }
  return [...byPorts.values()];
}
