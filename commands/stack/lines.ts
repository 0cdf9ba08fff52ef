import type { EngineEvent, OpType, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";

/** What is under way: a refresh finds what has become of the resources, an update changes them. */
export type Phase = "refresh" | "update";

/** What happened to a resource, in a word; operations that are not here are parts of another or change nothing. */
const words: Record<Phase, Partial<Record<OpType, string>>> = {
  refresh: { update: "! changed ", delete: "! gone    " },
  update: {
    create: "+ created ",
    update: "~ updated ",
    delete: "- deleted ",
    "create-replacement": "± replaced",
    import: "+ imported",
  },
};

/** Pulumi's marks for colours, such as `<{%fg 1%}>`. */
const colourMarks = /<\{%.*?%\}>/g;

/** How the engine words what a provider's check finds; the value may be long, and says less than the reason. */
const checkFailure = /^\S+ resource '[^']*': property (\S+) value \{[\s\S]*\} has a problem: /;

/** What the engine adds to the errors of an operation; the errors themselves say more. */
const summaries =
  /^(update|preview|refresh|destroy|resource \S+) (failed|cancell?ed)$|^Resource monitor has terminated/;

/** The engine also sends what is meant for its own developers, as "debug". */
const severities: ReadonlySet<string> = new Set(["info", "info#err", "warning", "error"]);

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;
const typeOf = (type: string): string => type.split(":").at(-1) ?? type;

/** Components and resources of Pulumi's own: their children say it all. */
function isShown({ type, new: after, old: before }: StepEventMetadata): boolean {
  return !type.startsWith("pulumi:") && (after ?? before)?.custom === true;
}

/** Names of the properties that changed; values are not shown, since they may be long or secret. */
function changed({ old: before, new: after }: StepEventMetadata): string {
  const inputs = [before?.inputs ?? {}, after?.inputs ?? {}] as const;
  const names = [...new Set(inputs.flatMap(Object.keys))].filter(
    (name) => JSON.stringify(inputs[0][name]) !== JSON.stringify(inputs[1][name]),
  );
  return names.length === 0 ? "" : `  (${names.sort().join(", ")})`;
}

/** What happened to a resource. */
export interface ResourceChange {
  /** `+ created ` and its like, all of one width. */
  readonly word: string;
  /** `File`, `Process`. */
  readonly type: string;
  readonly name: string;
  /** Names of changed properties in brackets, or nothing. */
  readonly details: string;
}

/** What an event says of a resource; undefined where it says nothing worth a line. */
export function resourceChange(event: EngineEvent, phase: Phase): ResourceChange | undefined {
  const failed = event.resOpFailedEvent?.metadata;
  const metadata = failed ?? event.resOutputsEvent?.metadata;
  if (metadata === undefined || !isShown(metadata)) return undefined;
  const word = failed === undefined ? words[phase][metadata.op] : "✗ failed  ";
  if (word === undefined) return undefined;
  const details = metadata.op === "update" ? changed(metadata) : "";
  return { word, type: typeOf(metadata.type), name: nameOf(metadata.urn), details };
}

export const changeLine = ({ word, type, name, details }: ResourceChange): string =>
  `  ${word} ${type} ${name}${details}`;

/** A message of the engine, a provider or the program; undefined for an event that is none. */
export function diagnostic(event: EngineEvent): { severity: string; text: string } | undefined {
  const { message, severity, ephemeral, urn } = event.diagnosticEvent ?? {};
  if (message === undefined || severity === undefined || ephemeral === true || !severities.has(severity))
    return undefined;
  const text = message.replaceAll(colourMarks, "").trim().replace(checkFailure, "$1: ");
  if (text === "" || summaries.test(text)) return undefined;
  const about = urn === undefined || urn.includes("::pulumi:pulumi:Stack::") ? "" : `${nameOf(urn)}: `;
  return { severity, text: about + text };
}
