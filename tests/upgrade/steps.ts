import type { EngineEvent, OpType, StepEventStateMetadata } from "@pulumi/pulumi/automation/index.js";

/** What a preview would do to one resource. */
export interface Step {
  readonly op: OpType;
  /** Custom resources have something behind them; components are brackets. */
  readonly custom: boolean;
  readonly type: string;
  /** In the engine; where the resource is in the tree. */
  readonly urn: string;
  readonly name: string;
  /** Where it was before; undefined for a new one. */
  readonly oldUrn: string | undefined;
  /** Paths of the inputs that differ, as `metadata.labels.team`. */
  readonly changed: readonly string[];
}

type Inputs = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Inputs => typeof value === "object" && value !== null && !Array.isArray(value);

/** The engine's and the providers' own keys: what they mean is in the others. */
const isInternal = (key: string): boolean => key.startsWith("__");

/** Paths at which two values differ: of maps by key, of everything else the whole. */
export function differences(before: unknown, after: unknown, path = ""): readonly string[] {
  if (!isMap(before) || !isMap(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isInternal(key)).sort();
  return keys.flatMap((key) => differences(before[key], after[key], path === "" ? key : `${path}.${key}`));
}

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;

function stepOf(
  op: OpType,
  before: StepEventStateMetadata | undefined,
  after: StepEventStateMetadata | undefined,
): Step {
  const shown = after ?? before;
  if (shown === undefined) throw new Error("a step is of some resource");
  const { custom, type, urn } = shown;
  return {
    op,
    custom: custom ?? false,
    type,
    urn,
    name: nameOf(urn),
    oldUrn: before?.urn,
    changed: differences(before?.inputs ?? {}, after?.inputs ?? {}),
  };
}

/** Collects the steps of a preview, those that change nothing too. */
export function collector(): { readonly onEvent: (event: EngineEvent) => void; readonly steps: Step[] } {
  const steps: Step[] = [];
  return {
    steps,
    onEvent: ({ resourcePreEvent }) => {
      if (resourcePreEvent === undefined) return;
      const { op, old: before, new: after } = resourcePreEvent.metadata;
      steps.push(stepOf(op, before ?? undefined, after ?? undefined));
    },
  };
}
