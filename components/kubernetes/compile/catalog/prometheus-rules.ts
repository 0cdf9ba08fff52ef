import { ruleFiles } from "../../../prometheus/compile/index.ts";
import type { RuleFile, RuleGroup } from "../../../prometheus/compile/rule-file.ts";
import type { KubernetesContext } from "../context.ts";
import type { JsonMap, KubernetesObject } from "../kubernetes-object.ts";
import { objectLabels } from "../object-labels.ts";
import { objectNames } from "./object-names.ts";

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

/** Groups in order, in as few lists as the limit allows; a group, whose rules are evaluated in turn, stays whole. */
function inPieces(groups: readonly RuleGroup[]): readonly (readonly JsonMap[])[] {
  const pieces: JsonMap[][] = [];
  let piece: JsonMap[] = [];
  let bytes = 0;
  for (const group of groups) {
    const size = Buffer.byteLength(JSON.stringify(group));
    if (piece.length > 0 && bytes + size > largestRules) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(plain(group));
    bytes += size;
  }
  return [...pieces, piece];
}

/**
 * The rules of each service: its SLOs' recordings and alerts, and its other alerts. Further pieces of a large service
 * are numbered behind a dot, which no service's name has.
 */
export function prometheusRules(context: KubernetesContext): readonly KubernetesObject[] {
  const services = groupsByService(context);
  const names = objectNames([...services.keys()]);
  const labels = objectLabels(context);
  const { namespace } = context.settings;
  return [...services].flatMap(([service, groups]) =>
    inPieces(groups).map((piece, index) => ({
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PrometheusRule",
      metadata: {
        name: `${names.get(service) ?? service}${index === 0 ? "" : `.${index + 1}`}`,
        namespace,
        labels,
      },
      spec: { groups: piece },
    })),
  );
}
