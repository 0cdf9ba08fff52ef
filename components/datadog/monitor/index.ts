import type { Alert, Severity } from "../../../model/alert.ts";
import { leaves } from "../../../model/alert.ts";
import { alertLabels } from "../../../model/alert-labels.ts";
import { runbookLink } from "../../../model/alert-links.ts";
import { originTag } from "../../../model/origin.ts";
import { alertOrigin } from "../../vendors/alert-origin.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { jobsOfLeaf } from "../../vendors/jobs.ts";
import type { Loss } from "../../vendors/loss.ts";
import { externalName } from "../../vendors/text.ts";
import type { Tree } from "../../vendors/tree.ts";
import { expressionOf, lossesOf, leavesOf } from "../../vendors/tree.ts";
import type { Context } from "../names.ts";
import { tagTexts } from "../scope.ts";
import { notifiesOfAbsence } from "./absence.ts";
import type { MonitorDefinition, MonitorSpec } from "./definition.ts";
import { monitorReference } from "./definition.ts";
import { message } from "./message.ts";
import { alertTree } from "./tree.ts";

/** Datadog composes no more monitors than this into one. */
const mostInComposite = 10;

const operators = { all: "&&", any: "||" } as const;

export const priorities: Readonly<Record<Severity, number>> = { critical: 1, warning: 3, info: 5 };

interface CompiledAlert {
  /** Key → definition, in order; the key is what references name. */
  readonly monitors: readonly (readonly [key: string, definition: MonitorDefinition])[];
  readonly losses: readonly Loss[];
}

/** @param origin of what is tagged. Default: the alert's own */
export function tags(alert: Alert, { catalog, stack }: Context, origin = alertOrigin(alert)): readonly string[] {
  const labels = alertLabels(catalog, stack, alert);
  return tagTexts({ ...labels, alertname: alert.name, stack: stack.stack, catalog: originTag(origin) });
}

function runbookAssets(alert: Alert, context: Context): NonNullable<MonitorDefinition["assets"]> {
  return [{ category: "runbook", name: `Runbook of ${alert.name}`, url: runbookLink(context.stack, alert) }];
}

/** A monitor that notifies. */
function notifying(
  alert: Alert,
  { type, query, options }: Pick<MonitorSpec, "type" | "query" | "options">,
  specs: readonly MonitorSpec[],
  suffix: string,
  context: Context,
): MonitorDefinition {
  return {
    name: externalName(context.stack, `${alert.name}${suffix}: ${alert.summary}`),
    type,
    query,
    message: message(alert, type, specs, context),
    tags: tags(alert, context),
    priority: priorities[alert.severity],
    options: { ...options, include_tags: false },
    assets: runbookAssets(alert, context),
  };
}

/** A monitor that only a composite reads: it notifies nobody itself. */
function silent(
  alert: Alert,
  { type, query, options }: MonitorSpec,
  suffix: string,
  context: Context,
): MonitorDefinition {
  return {
    name: externalName(context.stack, `${alert.name}${suffix}, part`),
    type,
    query,
    message: `One condition of ${alert.name}, which notifies when all of them hold.`,
    tags: tags(alert, context),
    priority: priorities[alert.severity],
    options: { ...options, include_tags: false },
  };
}

/** A composite and the monitors that it reads, which are named after their place in the condition. */
function composite(
  alert: Alert,
  node: Tree<MonitorSpec>,
  key: string,
  suffix: string,
  context: Context,
): CompiledAlert["monitors"] {
  const members: (readonly [string, MonitorDefinition])[] = [];
  const query = expressionOf(node, operators, (spec) => {
    const existing = members.find(([, { query }]) => query === spec.query);
    if (existing !== undefined) return monitorReference(existing[0]);
    const place = members.length + 1;
    const member = `${key}/${place}`;
    members.push([member, silent(alert, spec, `${suffix} ${place}`, context)]);
    return monitorReference(member);
  });
  if (members.length > mostInComposite) {
    throw new Unsupported(`${members.length} monitors in one composite: Datadog takes ${mostInComposite}`);
  }
  return [
    [key, notifying(alert, { type: "composite", query, options: {} }, leavesOf(node), suffix, context)],
    ...members,
  ];
}

/** A composite only sees groups that all its monitors have: those of one job, by the same tags. */
function shareGroups(alert: Alert, trees: readonly Tree<MonitorSpec>[]): boolean {
  const groups = trees.flatMap((node) => leavesOf(node).map((spec) => spec.groups.join(",")));
  const jobs = leaves(alert.condition).flatMap(jobsOfLeaf);
  return new Set(groups.filter((group) => group !== "")).size <= 1 && new Set(jobs).size <= 1;
}

function monitorsOf(
  alert: Alert,
  node: Tree<MonitorSpec>,
  key: string,
  suffix: string,
  context: Context,
): CompiledAlert["monitors"] {
  return node.kind === "leaf"
    ? [[key, notifying(alert, node.spec, [node.spec], suffix, context)]]
    : composite(alert, node, key, suffix, context);
}

/**
 * The monitors of one alert: one where Datadog can say it in one, a composite of several, or, where alternatives
 * concern other groups, one for each. Throws `Unsupported` where Datadog can say nothing of it.
 */
export function compileAlert(alert: Alert, context: Context): CompiledAlert {
  const node = alertTree(alert, context);
  const losses = [
    ...lossesOf(node),
    ...(alert.keepFiringFor === undefined
      ? []
      : [
          { lost: `it keeps firing for ${alert.keepFiringFor}`, fallback: "it recovers as soon as its condition ends" },
        ]),
  ];
  if (node.kind !== "any") return { monitors: monitorsOf(alert, node, alert.name, "", context), losses };
  const [only, ...others] = node.of;
  if (only !== undefined && others.length === 0) {
    return { monitors: monitorsOf(alert, only, alert.name, "", context), losses };
  }
  if (shareGroups(alert, node.of) && !leavesOf(node).some(notifiesOfAbsence)) {
    return { monitors: composite(alert, node, alert.name, "", context), losses };
  }
  return {
    monitors: node.of.flatMap((member, index) =>
      monitorsOf(alert, member, `${alert.name}-${index + 1}`, ` ${index + 1}`, context),
    ),
    losses: [
      ...losses,
      {
        lost: "one message for all of its conditions",
        fallback: `${node.of.length} monitors, one for each, that may notify at the same time`,
      },
    ],
  };
}
