import { isDeepStrictEqual } from "node:util";
import type { Alert } from "../../../model/alert.ts";
import { runbookLink } from "../../../model/alert-links.ts";
import { alertOrigin } from "../../vendors/alert-origin.ts";
import type { Loss } from "../../vendors/loss.ts";
import { externalName } from "../../vendors/text.ts";
import type { Tree } from "../../vendors/tree.ts";
import { expressionOf, lossesOf, leavesOf } from "../../vendors/tree.ts";
import type { Context } from "../context.ts";
import type { CompoundDefinition, ConditionDefinition, ConditionSpec } from "./definition.ts";
import { membersPolicy, policyOf } from "./policy.ts";
import { originTags } from "../tags.ts";
import { description } from "./texts.ts";
import { alertTree } from "./tree.ts";

/** Three days: after that an incident that nothing closed is closed. New Relic's default. */
const violationTimeLimitSeconds = 259_200;

interface CompiledAlert {
  /** Key → definition, in order. */
  readonly conditions: readonly (readonly [key: string, definition: ConditionDefinition])[];
  readonly compounds: readonly (readonly [key: string, definition: CompoundDefinition])[];
  readonly losses: readonly Loss[];
}

/** Only what pages is critical to New Relic; everything else warns. */
const termOf = ({ severity }: Alert) => (severity === "critical" ? "critical" : "warning");

export function conditionDefinition(
  alert: Alert,
  spec: ConditionSpec,
  policy: string,
  suffix: string,
  context: Context,
): ConditionDefinition {
  return {
    policy,
    name: externalName(context.stack, `${alert.name}${suffix}`),
    type: "static",
    enabled: true,
    description: description(alert, [spec], context),
    runbookUrl: runbookLink(context.stack, alert),
    nrql: { query: spec.query },
    [termOf(alert)]: spec.term,
    ...spec.signal,
    violationTimeLimitSeconds,
  };
}

const operators = { all: "AND", any: "OR" } as const;

/** A, B, … Z, then AA: what a trigger expression calls its conditions. */
function aliasOf(place: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (place % 26));
  return place < 26 ? letter : `${aliasOf(Math.floor(place / 26) - 1)}${letter}`;
}

/** Two windows of an SLO may share a condition, which need not exist twice. */
function isSame(a: ConditionSpec, b: ConditionSpec): boolean {
  return a.query === b.query && isDeepStrictEqual(a.term, b.term) && isDeepStrictEqual(a.signal, b.signal);
}

function compound(alert: Alert, node: Tree<ConditionSpec>, context: Context): Omit<CompiledAlert, "losses"> {
  const specs: ConditionSpec[] = [];
  const triggerExpression = expressionOf(node, operators, (spec) => {
    const twin = specs.findIndex((other) => isSame(other, spec));
    if (twin !== -1) return aliasOf(twin);
    specs.push(spec);
    return aliasOf(specs.length - 1);
  });
  const keyOf = (place: number) => `${alert.name}/${place + 1}`;
  return {
    conditions: specs.map((spec, place) => [
      keyOf(place),
      conditionDefinition(alert, spec, membersPolicy, ` ${place + 1}`, context),
    ]),
    compounds: [
      [
        alert.name,
        {
          policy: policyOf(alert, context),
          name: externalName(context.stack, alert.name),
          enabled: true,
          triggerExpression,
          facetMatchingBehavior: "FACETS_MATCH",
          runbookUrl: runbookLink(context.stack, alert),
          componentConditions: specs.map((_, place) => ({ alias: aliasOf(place), condition: keyOf(place) })),
          tags: originTags(alertOrigin(alert)),
        },
      ],
    ],
  };
}

const hasConjunction = (node: Tree<ConditionSpec>): boolean =>
  node.kind !== "leaf" && (node.kind === "all" || node.of.some(hasConjunction));

/**
 * The conditions of one alert: one, several that each open incidents of their own, or a compound of several that must
 * hold together. Throws `Unsupported` where New Relic can say nothing of it.
 */
export function compileAlert(alert: Alert, context: Context): CompiledAlert {
  const node = alertTree(alert, context);
  const kept =
    alert.keepFiringFor === undefined
      ? []
      : [{ lost: `it keeps firing for ${alert.keepFiringFor}`, fallback: "it closes as soon as its condition ends" }];
  const losses = [...lossesOf(node), ...kept];
  if (hasConjunction(node)) {
    const noText = {
      lost: "the description: a compound condition has a runbook only",
      fallback: "its conditions' own",
    };
    return { ...compound(alert, node, context), losses: [...losses, noText] };
  }
  const specs = leavesOf(node);
  const several = specs.length > 1;
  const policy = policyOf(alert, context);
  return {
    conditions: specs.map((spec, index) => [
      several ? `${alert.name}-${index + 1}` : alert.name,
      conditionDefinition(alert, spec, policy, several ? ` ${index + 1}` : "", context),
    ]),
    compounds: [],
    losses: several
      ? [
          ...losses,
          {
            lost: "one message for all of its conditions",
            fallback: `${specs.length} conditions, one for each, that may notify at the same time`,
          },
        ]
      : losses,
  };
}
