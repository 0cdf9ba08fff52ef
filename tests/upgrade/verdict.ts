import type { OpType } from "@pulumi/pulumi/automation/index.js";
import type { Step } from "./steps.ts";

type UpgradedStack = "local" | "prod";

/** A change that an upgrade may make to a running stack beyond moves and metadata. */
export interface AllowedChange {
  readonly stack: UpgradedStack;
  readonly op: OpType;
  /** The resources', e.g. `stratoai-loki`. */
  readonly names: readonly string[];
  /** Of an update: the inputs that may differ, as `values.image.tag`, each with everything below. Default: none. */
  readonly inputs?: readonly string[];
  /** Why the upgrade has to do it, and what it costs: for whoever reads the list and the release notes. */
  readonly reason: string;
}

const within = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(`${root}.`));

/** Labels and annotations of an object itself: no pod restarts for them, and nothing selects by ours. */
const metadata = ["metadata.labels", "metadata.annotations"] as const;

/** A component: making or changing one touches nothing outside the state. */
const isBracket = ({ custom, op }: Step): boolean => !custom && (op === "create" || op === "update" || op === "same");

function isHarmless(step: Step): boolean {
  if (isBracket(step) || step.op === "same") return true;
  return step.op === "update" && step.changed.every((path) => within(path, metadata));
}

const allows = (entry: AllowedChange, stack: UpgradedStack, step: Step): boolean =>
  entry.stack === stack &&
  entry.op === step.op &&
  entry.names.includes(step.name) &&
  (step.op !== "update" || step.changed.every((path) => within(path, [...metadata, ...(entry.inputs ?? [])])));

const described = ({ op, type, name, changed }: Step): string =>
  `${op} ${type} ${name}${op === "update" ? ` (${changed.join(", ")})` : ""}`;

/** Names of the resources that an upgrade may make, change or take away. */
export const changing = (stack: UpgradedStack, expected: readonly AllowedChange[]): readonly string[] =>
  expected.filter((entry) => entry.stack === stack).flatMap(({ names }) => names);

/**
 * What an upgrade does that it must not: a create, delete or replace, a change of more than an object's own metadata, and
 * an entry of the list that nothing needs any more. Moves are no change.
 */
export function complaints(
  stack: UpgradedStack,
  steps: readonly Step[],
  expected: readonly AllowedChange[],
): readonly string[] {
  const harmful = steps.filter((step) => !isHarmless(step));
  const stale = expected
    .filter((entry) => entry.stack === stack)
    .flatMap((entry) =>
      entry.names
        .filter((name) => !harmful.some((step) => step.name === name && allows(entry, stack, step)))
        .map((name) => `allowed, but no longer done: ${entry.op} ${name}`),
    );
  return [...harmful.filter((step) => !expected.some((entry) => allows(entry, stack, step))).map(described), ...stale];
}
