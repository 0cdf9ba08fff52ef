import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Backend, Machine } from "../../components/backend.ts";
import { backends as registry } from "../../components/index.ts";
import type { Catalog } from "../../model/catalog.ts";
import { ValidationError } from "../../model/issue.ts";
import type { Planned } from "../../plan/make-plan.ts";
import { makePlan } from "../../plan/make-plan.ts";
import type { RawConfig } from "../../plan/settings/raw-config.ts";
import { fileConfig, withAssignments } from "../../plan/settings/raw-config.ts";
import { resolveSettings } from "../../plan/settings/resolve.ts";
import type { Settings } from "../../plan/settings/settings.ts";

/** A machine that is the same everywhere. */
export const machine = {
  project: "/project",
  programs: {
    node: "/bin/node",
    prometheus: "/bin/prometheus",
    alertmanager: "/bin/alertmanager",
    blackbox_exporter: "/bin/blackbox_exporter",
    statsd_exporter: "/bin/statsd_exporter",
    node_exporter: "/bin/node_exporter",
  },
} satisfies Machine;

/** The same machine with Grafana. */
export const withGrafana: Machine = { ...machine, programs: { ...machine.programs, grafana: "/bin/grafana" } };

/** The namespace of the keys, which the tests leave out. */
export const projectName = "stratoai-observability";

/** Config as a stack's file would say it, by our keys without namespace. */
export function config(entries: Readonly<Record<string, unknown>>, ...assignments: readonly string[]): RawConfig {
  const files = fileConfig({ name: projectName, config: {} }, { source: "Pulumi.test.yaml", config: entries });
  return withAssignments(files, assignments, projectName);
}

/** What tests vary of a stack beside its config; everything has a default. */
export interface Varied {
  readonly project?: string;
  readonly stack?: string;
  readonly catalog?: Catalog;
  readonly machine?: Machine;
  readonly backends?: readonly Backend[];
}

export function settings(raw: RawConfig, varied: Varied = {}): Settings {
  const {
    project = projectName,
    stack = "test",
    catalog = stratoai,
    machine: on = machine,
    backends = registry,
  } = varied;
  return resolveSettings(raw, { project, stack, catalog }, { machine: on, backends });
}

export function plan(raw: RawConfig, varied: Varied = {}): Promise<Planned> {
  const { catalog = stratoai, machine: on = machine, backends = registry } = varied;
  return makePlan(catalog, settings(raw, varied), { machine: on, backends });
}

/** The message of a validation error; fails where there is none. */
export async function validationError(of: () => unknown): Promise<string> {
  try {
    await of();
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
  throw new Error("there was no validation error");
}
