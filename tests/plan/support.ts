import { stratoai } from "../../catalog/stratoai/index.ts";
import type { LocalMachine } from "../../plan/compile.ts";
import type { Planned } from "../../plan/make-plan.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { ValidationError } from "../../model/issue.ts";
import type { RawConfig } from "../../plan/settings/raw-config.ts";
import { fileConfig, withAssignments } from "../../plan/settings/raw-config.ts";
import { resolveSettings } from "../../plan/settings/resolve.ts";
import type { Settings } from "../../plan/settings/settings.ts";

/** A machine that is the same everywhere. */
export const machine: LocalMachine = {
  project: "/project",
  programs: {
    node: "/bin/node",
    prometheus: "/bin/prometheus",
    alertmanager: "/bin/alertmanager",
    blackbox_exporter: "/bin/blackbox_exporter",
    statsd_exporter: "/bin/statsd_exporter",
    node_exporter: "/bin/node_exporter",
  },
};

/** Config as a stack's file would say it, by our keys without namespace. */
export function config(entries: Readonly<Record<string, unknown>>, ...assignments: readonly string[]): RawConfig {
  return withAssignments(fileConfig({}, { source: "Pulumi.test.yaml", config: entries }), assignments);
}

export function settings(raw: RawConfig, { stack = "test", grafana = false } = {}): Settings {
  return resolveSettings(raw, { stack, product: "stratoai" }, { grafana });
}

export function plan(raw: RawConfig, { stack = "test", catalog = stratoai } = {}): Promise<Planned> {
  return makePlan(catalog, settings(raw, { stack }), machine);
}

/** The message with which something is refused; fails where it is not. */
export async function refusal(of: () => unknown): Promise<string> {
  try {
    await of();
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
  throw new Error("it was not refused");
}
