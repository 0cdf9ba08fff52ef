import { CommandError, type EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../../model/user-error.mjs";
import { ChangeReporter } from "./change-reporter.ts";
import { diagnostic, resourceChange, type Phase } from "./lines.ts";

export interface OperationOptions {
  /** Takes a line of progress. Default: standard output. */
  readonly report?: ((line: string) => void) | undefined;
  /** Cancels: what is under way is ended, the state stays whole and unlocked. */
  readonly signal?: AbortSignal | undefined;
}

interface EventOptions {
  readonly onEvent: (event: EngineEvent) => void;
  readonly signal: AbortSignal;
}

export const toOutput = (line: string): void => {
  console.log(line);
};

/** The exit code of a command that the user interrupted, as shells have it. */
const interruptedCode = 130;

export function failIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new UserError("Interrupted.", interruptedCode);
}

/**
 * Runs an operation of the engine and reports what happens to each resource as it happens.
 *
 * @throws UserError with every error once; what the engine prints beside them is left out
 */
export async function operate<T>(
  phase: Phase,
  { report = toOutput, signal = new AbortController().signal }: OperationOptions,
  operation: (options: EventOptions) => Promise<T>,
): Promise<T> {
  failIfAborted(signal);
  const errors = new Set<string>();
  const reported = new Set<string>();
  const changes = new ChangeReporter(report);
  const onEvent = (event: EngineEvent): void => {
    const change = resourceChange(event, phase);
    if (change !== undefined) changes.take(change);
    const message = diagnostic(event);
    if (message === undefined || reported.has(message.text)) return;
    reported.add(message.text);
    if (message.severity === "error") errors.add(message.text);
    else report(`  ${message.severity === "warning" ? "warning: " : ""}${message.text.replaceAll("\n", "\n  ")}`);
  };
  try {
    return await operation({ onEvent, signal });
  } catch (error) {
    if (signal.aborted) throw new UserError("Interrupted. Run the command again to continue.", interruptedCode);
    if (errors.size > 0) throw new UserError(withoutParts([...errors]).join("\n"));
    // Without a diagnostic the CLI did not come as far as the engine: what it says is all there is.
    if (error instanceof CommandError) throw new UserError(cliMessage(error.message));
    throw error;
  } finally {
    changes.reportRest();
  }
}

/** An error that another one quotes says nothing new. */
function withoutParts(errors: readonly string[]): string[] {
  return errors.filter((error) => !errors.some((other) => other !== error && other.includes(error)));
}

/** What a CLI that failed says on standard error, out of the message that the Automation API makes of it. */
function cliMessage(message: string): string {
  const said = /stderr: (?:Command failed.*)?([\s\S]*?)(?:\n\s*err\?: [\s\S]*)?$/.exec(message)?.[1]?.trim() ?? "";
  return said === "" ? message.trim() : said.replace(/^error: /, "");
}
