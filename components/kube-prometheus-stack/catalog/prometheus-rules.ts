import { ofItems } from "../../../model/origin.ts";
import type { RuleFile, RuleGroup } from "../../prometheus/rule-file.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap } from "../../kubernetes/object.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import type { PlacedObject } from "../../kubernetes/resources.ts";
import { bundles } from "./bundles.ts";
import { inPieces, pieceName } from "./pieces.ts";

/**
 * Bytes of rules, as JSON, from which a service gets another object. etcd refuses requests above 1.5 MiB, the operator
 * collects rules in ConfigMaps, which may have 1 MiB, and an object's history of field owners comes on top.
 */
export const largestRules = 512 * 1024;

function groupsByService(ruleFiles: readonly RuleFile[]): ReadonlyMap<string, readonly RuleGroup[]> {
  const services = new Map<string, RuleGroup[]>();
  for (const file of ruleFiles) {
    const groups = services.get(file.service);
    if (groups === undefined) services.set(file.service, [...file.groups]);
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
export function prometheusRules(context: KubernetesContext, ruleFiles: readonly RuleFile[]): readonly PlacedObject[] {
  const all = bundles<Ruled>([...groupsByService(ruleFiles)], {
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
      origin: ofItems(
        ["SLOs and alerts of service", "SLOs and alerts of services"],
        items.map(([service]) => service),
      ),
      object: {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: { name: pieceName(name, index), namespace, labels },
        spec: { groups: groups.map(plain) },
      },
    })),
  );
}
