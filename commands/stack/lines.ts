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

/** What the engine adds to the errors of an operation; the errors themselves say more. */
const summaries =
  /^(update|preview|refresh|destroy|resource \S+) (failed|cancell?ed)$|^Resource monitor has terminated/;

/** The engine also sends what is meant for its own developers, as "debug". */
const severities: ReadonlySet<string> = new Set(["info", "info#err", "warning", "error"]);

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;
const typeOf = (type: string): string => type.split(":").at(-1) ?? type;

/** Resources that are a bracket around others or Pulumi's own: their children say it all. */
function isShown({ type, new: after, old: before }: StepEventMetadata): boolean {
  return !type.startsWith("pulumi:") && (after ?? before)?.custom !== false;
}

/** Names of the properties that changed; values are not shown, since they may be long or secret. */
function changed({ old: before, new: after }: StepEventMetadata): string {
  const inputs = [before?.inputs ?? {}, after?.inputs ?? {}] as const;
  const names = [...new Set(inputs.flatMap(Object.keys))].filter(
    (name) => JSON.stringify(inputs[0][name]) !== JSON.stringify(inputs[1][name]),
  );
  return names.length === 0 ? "" : `  (${names.sort().join(", ")})`;
}

/** One line for what happened to a resource; undefined for an event that needs none. */
export function resourceLine(event: EngineEvent, phase: Phase): string | undefined {
  const failed = event.resOpFailedEvent?.metadata;
  const metadata = failed ?? event.resOutputsEvent?.metadata;
  if (metadata === undefined || !isShown(metadata)) return undefined;
  const word = failed === undefined ? words[phase][metadata.op] : "✗ failed  ";
  if (word === undefined) return undefined;
  return `  ${word} ${typeOf(metadata.type)} ${nameOf(metadata.urn)}${metadata.op === "update" ? changed(metadata) : ""}`;
}

/** A message of the engine, a provider or the program; undefined for an event that is none. */
export function diagnostic(event: EngineEvent): { severity: string; text: string } | undefined {
  const { message, severity, ephemeral, urn } = event.diagnosticEvent ?? {};
  if (message === undefined || severity === undefined || ephemeral === true || !severities.has(severity))
    return undefined;
  const text = message.replaceAll(colourMarks, "").trim();
  if (text === "" || summaries.test(text)) return undefined;
  const about = urn === undefined || urn.includes("::pulumi:pulumi:Stack::") ? "" : `${nameOf(urn)}: `;
  return { severity, text: about + text };
}
