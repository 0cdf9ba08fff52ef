import * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../../model/capability.ts";
import { capabilities } from "../../model/capability.ts";
import type { OldRoot } from "../../model/old-names.ts";
import { oldRootTypes } from "../../model/old-names.ts";
import { capabilityComponents } from "./capabilities.ts";
import { MonitoringComponent } from "./component.ts";
import { componentType } from "./names.ts";
import type { Transforms } from "./transforms.ts";

export interface MonitoringArgs {
  /** The tier, for a reader of the state. */
  readonly tier: string;
  /** Titles of the backends of each capability, for a reader of the state. Default: nobody is named. */
  readonly providedBy?: Partial<Readonly<Record<Capability, readonly string[]>>>;
  /** The last word on each resource, by component and kind. Default: none. */
  readonly transforms?: Transforms | undefined;
  /** The root component of earlier versions whose place this one takes in a running stack. Default: none. */
  readonly formerly?: OldRoot | undefined;
}

/**
 * A product's monitoring: the root of everything in a stack. Below it is a component per capability that the stack has
 * resources for; what belongs to the stack as a whole is its own.
 */
export class Monitoring extends MonitoringComponent {
  readonly #name: string;
  readonly #args: MonitoringArgs;
  readonly #components = new Map<Capability, MonitoringComponent>();

  /** @param name the product's: every resource's name begins with it */
  constructor(name: string, args: MonitoringArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { tier, transforms, formerly } = args;
    super(
      componentType(undefined),
      name,
      { transforms: transforms?.monitoring, formerly },
      { tier },
      pulumi.mergeOptions(opts, formerly === undefined ? {} : { aliases: [{ type: oldRootTypes[formerly] }] }),
    );
    this.#name = name;
    this.#args = args;
  }

  /** The component of a capability, made when it is first asked for; the root itself for what belongs to none. */
  of(capability: Capability | undefined): MonitoringComponent {
    if (capability === undefined) return this;
    const known = this.#components.get(capability);
    if (known !== undefined) return known;
    const { transforms, providedBy, formerly } = this.#args;
    const args = { transforms: transforms?.[capability], providedBy: providedBy?.[capability], formerly };
    const made = new capabilityComponents[capability](this.#name, args, { parent: this });
    this.#components.set(capability, made);
    return made;
  }

  /** The capabilities that have a component, in the order in which they are always named. */
  get capabilities(): readonly Capability[] {
    return capabilities.filter((capability) => this.#components.has(capability));
  }

  /** Registers the outputs of every component: no resource comes after this. */
  override complete(): void {
    for (const component of this.#components.values()) component.complete();
    super.complete();
  }
}
