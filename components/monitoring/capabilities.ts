import type * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../../model/capability.ts";
import type { ComponentArgs } from "./component.ts";
import { MonitoringComponent } from "./component.ts";
import { componentType } from "./names.ts";

export interface CapabilityArgs extends ComponentArgs {
  /** Who provides it, by the backends' titles, for a reader of the state. Default: nobody is named. */
  readonly providedBy?: readonly string[] | undefined;
}

/** What one capability of a stack consists of. Which children there are is plain data, so that a preview shows them. */
abstract class CapabilityComponent extends MonitoringComponent {
  protected constructor(
    capability: Capability,
    name: string,
    args: CapabilityArgs,
    opts: pulumi.ComponentResourceOptions,
  ) {
    super(componentType(capability), name, args, { providedBy: args.providedBy ?? [] }, opts);
  }
}

/** Databases of series, what is scraped, and the exporters. */
export class Metrics extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("metrics", name, args, opts);
  }
}

/** The store of logs, and what brings them there. */
export class Logs extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("logs", name, args, opts);
  }
}

/** The collector of spans, and the store that keeps traces. */
export class Traces extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("traces", name, args, opts);
  }
}

/** Grafana's dashboards and the data sources that they ask. */
export class Dashboards extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("dashboards", name, args, opts);
  }
}

/** Alert rules and recordings, and Alertmanager with its routes, receivers and templates. */
export class Alerting extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("alerting", name, args, opts);
  }
}

/** Who is woken: schedules, escalation, or the inbox of this machine. */
export class Paging extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("paging", name, args, opts);
  }
}

/** Checks from outside, and the prober that runs them. */
export class Uptime extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("uptime", name, args, opts);
  }
}

/** The tracker of errors. */
export class Errors extends CapabilityComponent {
  constructor(name: string, args: CapabilityArgs, opts: pulumi.ComponentResourceOptions) {
    super("errors", name, args, opts);
  }
}

/** The component of each capability. */
export const capabilityComponents = {
  metrics: Metrics,
  logs: Logs,
  traces: Traces,
  dashboards: Dashboards,
  alerting: Alerting,
  paging: Paging,
  uptime: Uptime,
  errors: Errors,
} as const satisfies Record<Capability, unknown>;
