import type { z } from "zod";
import type { Mistake } from "./mistake.ts";

/** Property values as the engine sends them: JSON, with markers for secrets and unknown values (see sealing.ts). */
export type Properties = Record<string, unknown>;

/** What every operation is told besides its values. */
export interface Context {
  /** The resource's name in the engine, unique in a stack. */
  readonly urn: string;
  /** Aborted when the user cancels the deployment. */
  readonly signal: AbortSignal;
  /** Tells the user something that is no failure. */
  readonly warn: (message: string) => Promise<void>;
}

/** How the engine carries a change out. */
export interface ChangePlan {
  /** Changed properties that cannot change in place. */
  readonly replaces: readonly string[];
  /** Whether the old resource must be gone before the new one is made, since they would share something. */
  readonly deleteBeforeReplace: boolean;
}

/**
 * A kind of resource: what it accepts, and how it is made, compared, read, changed and removed.
 *
 * Values are plain here: the provider opens secrets before it calls a kind and seals them again in what comes back.
 * Input is what a program writes, Inputs what the engine stores of it (defaults and computed properties filled in),
 * State those inputs and what the machine answered.
 */
export interface ResourceKind<Input extends Properties, Inputs extends Input, State extends Inputs> {
  /** One schema per property; each is checked alone, so that one mistake hides no other. */
  readonly properties: { readonly [Key in keyof Required<Input>]: z.ZodType<Input[Key]> };

  /** The inputs that `complete` computes; each is as secret as the property that it comes from. */
  readonly computed: Readonly<Record<string, { readonly secretWith?: keyof Input & string }>>;

  /**
   * Mistakes that no single property shows, and what on this machine stands in the way. Gets only known, valid
   * properties, and what the engine stored of the resource before, if it is no new one.
   */
  examine(input: Partial<Input>, previous: Partial<Inputs>, context: Context): Promise<readonly Mistake[]>;

  /**
   * Fills in defaults that depend on other properties, and properties that are known before the resource is made: what
   * is computed here is known in a preview. Any value may still be unknown.
   */
  complete(input: Input, isSecret: (property: keyof Input) => boolean): Inputs;

  /** How to carry out a change of these properties. */
  plan(changed: ReadonlySet<string>): ChangePlan;

  create(inputs: Inputs, context: Context): Promise<{ readonly id: string; readonly state: State }>;

  /** The state as the machine shows it now; undefined if the resource is gone. */
  read(state: State, context: Context): Promise<State | undefined>;

  update(state: State, inputs: Inputs, changed: ReadonlySet<string>, context: Context): Promise<State>;

  /** Removes the resource; one that is gone already is a success. */
  delete(state: State, context: Context): Promise<void>;
}

/** A kind of any types, as the registry holds them. */
export type AnyResourceKind = ResourceKind<Properties, Properties, Properties>;

/**
 * The resource exists, but not in the state that was asked for. The engine records `state` and asks for an update on the
 * next run, whatever the program says then.
 */
export class IncompleteError extends Error {
  readonly state: Properties;

  constructor(message: string, state: Properties) {
    super(message);
    this.name = "IncompleteError";
    this.state = state;
  }
}
