import type { z } from "zod";
import type { Reply } from "../../http.ts";
import type { Rendered } from "../message.ts";

/** How one kind of message is taken: what its vendor refuses, how it answers, and what a person would see. */
export interface MessageKind<Payload> {
  /** Longest body in bytes that the vendor takes; undefined: no limit of its own. */
  readonly maximumBytes?: number;
  readonly schema: z.ZodType<Payload>;
  /** The vendor's answer to what it takes. */
  accepted(payload: Payload): Reply;
  /** The vendor's answer, in its own form, to what it does not. */
  refused(issues: readonly string[]): Reply;
  render(payload: Payload): Rendered;
  /** The receiver that the message names itself; undefined: none does. */
  receiver?(payload: Payload): string | undefined;
}

/** "payload.severity: …", one per issue, in the order of the payload. */
export function issuesOf(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`));
}
