import type { AlertBase } from "./alert.ts";
import type { StackContext } from "./stack.ts";

export interface AlertLinks {
  readonly runbook: string;
  readonly dashboard: string;
}

/** Where an alert's messages lead on this stack. */
export function alertLinks({ links }: StackContext, alert: Pick<AlertBase, "name" | "dashboard">): AlertLinks {
  const fill = (pattern: string) =>
    pattern.replaceAll("{alert}", alert.name).replaceAll("{dashboard}", alert.dashboard.uid);
  return { runbook: fill(links.runbook), dashboard: fill(links.dashboard) };
}
