import * as pulumi from "@pulumi/pulumi";
import type { OldRoot } from "../../model/old-names.ts";
import { oldResourceTypes, oldRootTypes } from "../../model/old-names.ts";
import { childName } from "./names.ts";
import type { ChildArgs, ChildKind, ChildTransforms } from "./transforms.ts";

/** What a component says of itself in the state, for other programs and for people. */
export interface ComponentOutputs {
  /** Where it is reached, by the interface's name: published, within the cluster or on this machine. */
  readonly urls: Readonly<Record<string, pulumi.Input<string>>>;
  /** Namespaces that its releases, objects and Secrets are in, each once, sorted; none on this machine. */
  readonly namespaces: pulumi.Input<readonly string[]>;
  /** Its Helm releases, by name. */
  readonly releases: readonly pulumi.Input<string>[];
  /** The Secrets that it fills, as `namespace/name`; nothing of what is in them. */
  readonly secrets: readonly pulumi.Input<string>[];
  /** Its processes on this machine, each with the file that it logs to. */
  readonly processes: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What a child adds to its component's outputs. */
export type Provided = Partial<Omit<ComponentOutputs, "namespaces">> & { readonly namespace?: pulumi.Input<string> };

export interface ComponentArgs {
  /** The last word on each child, by kind. Default: none. */
  readonly transforms?: ChildTransforms | undefined;
  /** In which root component earlier versions had the same children, so that a running stack keeps them. */
  readonly formerly?: OldRoot | undefined;
}

type ChildClass<Args, Child> = new (name: string, args: Args, opts: pulumi.CustomResourceOptions) => Child;

const oldTypes: Partial<Record<ChildKind, string>> = { file: oldResourceTypes.File, process: oldResourceTypes.Process };

/**
 * What our components have in common: how children are named, found again where an earlier version had them elsewhere,
 * and changed by the user; and outputs, which are registered once all children are made.
 *
 * All components of a stack bear the stack's own name, so that a child is `${name}-…` in whichever of them it is: it
 * needs no other name when it moves.
 */
export abstract class MonitoringComponent extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: ComponentArgs;
  readonly #complete: (outputs: ComponentOutputs) => void;
  readonly #namespaces: pulumi.Input<string>[] = [];
  #outputs: Omit<ComponentOutputs, "namespaces"> = { urls: {}, releases: [], secrets: [], processes: {} };

  /**
   * @param type its type token
   * @param inputs what of the arguments shows in the state; plain data
   */
  protected constructor(
    type: string,
    name: string,
    args: ComponentArgs,
    inputs: pulumi.Inputs,
    opts: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, inputs, opts);
    this.#name = name;
    this.#args = args;
    let complete: (outputs: ComponentOutputs) => void = () => undefined;
    // Children come after this constructor, and some after an import that is awaited: without a promise of outputs the
    // SDK would register none as soon as the constructor has returned.
    this.registerOutputs(
      new Promise<ComponentOutputs>((resolve) => {
        complete = resolve;
      }),
    );
    this.#complete = complete;
  }

  /** What its children have added so far; all of it once `complete` was called. */
  get outputs(): ComponentOutputs {
    const namespaces = pulumi.all(this.#namespaces).apply((all) => [...new Set(all)].sort());
    return { ...this.#outputs, namespaces };
  }

  /**
   * Makes a child of this component, by the class that is given.
   *
   * @param suffix what its name says after the component's own
   */
  child<Kind extends ChildKind, Child>(
    kind: Kind,
    Class: ChildClass<ChildArgs[Kind], Child>,
    suffix: string,
    args: ChildArgs[Kind],
    opts: pulumi.CustomResourceOptions,
  ): Child {
    const name = childName(this.#name, suffix);
    const changed = this.#args.transforms?.[kind]?.({ name, args, opts });
    const type = oldTypes[kind];
    const { formerly } = this.#args;
    return new Class(
      name,
      changed?.args ?? args,
      pulumi.mergeOptions(changed?.opts ?? opts, {
        parent: this,
        aliases:
          formerly === undefined
            ? []
            : [
                {
                  parent: pulumi.createUrn(this.#name, oldRootTypes[formerly]),
                  ...(type === undefined ? {} : { type }),
                },
              ],
      }),
    );
  }

  /** Adds to the outputs. */
  provide({ namespace, urls, releases = [], secrets = [], processes }: Provided): void {
    if (namespace !== undefined) this.#namespaces.push(namespace);
    const known = this.#outputs;
    this.#outputs = {
      urls: { ...known.urls, ...urls },
      releases: [...known.releases, ...releases],
      secrets: [...known.secrets, ...secrets],
      processes: { ...known.processes, ...processes },
    };
  }

  /** Registers the outputs: no child comes after this. */
  complete(): void {
    this.#complete(this.outputs);
  }
}
