import { ruleFiles } from "../../prometheus/compile.ts";
import type { RuleFile, RuleGroup } from "../../prometheus/rule-file.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap, KubernetesObject } from "../../kubernetes/object.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import { bundles } from "./bundles.ts";
import { inPieces, pieceName } from "./pieces.ts";

/**
 * Bytes of rules, as JSON, from which a service gets another object. etcd refuses requests above 1.5 MiB, the operator
 * collects rules in ConfigMaps, which may have 1 MiB, and an object's history of field owners comes on top.
 */
export const largestRules = 512 * 1024;

function serviceOfFile({ name, groups }: RuleFile): string {
  const service = groups[0]?.rules[0]?.labels.service;
  if (service === undefined) throw new Error(`the rules of ${name} say no service`);
  return service;
}

function groupsByService({ catalog, stack }: KubernetesContext): ReadonlyMap<string, readonly RuleGroup[]> {
  const services = new Map<string, RuleGroup[]>();
  for (const file of ruleFiles(catalog, stack)) {
    const service = serviceOfFile(file);
    const groups = services.get(service);
    if (groups === undefined) services.set(service, [...file.groups]);
    else groups.push(...file.groups);
  }
  return services;
}

const plain = ({ name, interval, rules }: RuleGroup): JsonMap => ({
  name,
  interval,
  rules: rules.map((rule) => ({ ...rule })),
});

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** A service with its groups of rules. */
type Ruled = readonly [service: string, groups: readonly RuleGroup[]];

/**
 * The rules of each service, or of several where there are many: their SLOs' recordings and alerts, and their other
 * alerts. A group, whose rules are evaluated in turn, stays whole; further pieces of a large service are numbered behind
 * a dot, which no service's name has.
 */
export function prometheusRules(context: KubernetesContext): readonly KubernetesObject[] {
  const all = bundles<Ruled>([...groupsByService(context)], {
    kind: "rules",
    nameOf: ([service]) => service,
    bytesOf: ([, groups]) => bytesOf(groups),
    limit: largestRules,
  });
  const labels = objectLabels(context);
  const { namespace } = context.settings;
  return all.flatMap(({ name, items }) =>
    inPieces(
      items.flatMap(([, groups]) => groups),
      bytesOf,
      largestRules,
    ).map((groups, index) => ({
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PrometheusRule",
      metadata: { name: pieceName(name, index), namespace, labels },
      spec: { groups: groups.map(plain) },
    })),
  );
}
