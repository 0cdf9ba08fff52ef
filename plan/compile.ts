import type { Backend, CompiledBackend, Context, Machine, Offer, Offered, Peers } from "../components/backend.ts";
import type { Capability, Kept } from "../model/capability.ts";
import { capabilities, kept } from "../model/capability.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Duration } from "../model/duration.ts";
import type { StackContext } from "../model/stack.ts";
import type { Settings } from "./settings/settings.ts";

/** What a stack's backends are compiled from. */
export interface StackInput {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  readonly settings: Settings;
  readonly machine: Machine;
  /** Every backend that there is. */
  readonly backends: readonly Backend[];
}

/** What one backend is chosen for. */
const servedBy = (backend: Backend, { capabilities: chosen }: Settings): ReadonlySet<Capability> =>
  new Set(capabilities.filter((capability) => chosen[capability].by.some((by) => by.backend === backend)));

/** What a stack does not keep has no retention, and nobody reads one. */
const retentionOf = ({ retention }: Settings): Readonly<Record<Kept, Duration>> =>
  Object.fromEntries(
    kept.map((each) => [each, retention.find(({ capability }) => capability === each)?.keep ?? "1d"]),
  ) as Record<Kept, Duration>;

function contextOf(backend: Backend, input: StackInput): Omit<Context, "peers"> {
  const { catalog, stack, settings, machine } = input;
  const notifiers = settings.capabilities.alerting.by.length;
  return {
    catalog,
    stack,
    notifications: settings.notifications,
    own: settings.own.get(backend.id),
    serves: servedBy(backend, settings),
    notifies: notifiers < 2 || settings.pagingVendor === backend.id,
    retention: retentionOf(settings),
    secretsSet: settings.secretsSet,
    machine,
  };
}

/**
 * The backends that the stack has: those that it has chosen, and those that these need. In the registry's order.
 *
 * Throws where a backend needs what nobody offers.
 */
export function stackBackends(input: StackInput): readonly Backend[] {
  const { backends, settings } = input;
  const active = new Set(backends.filter((backend) => servedBy(backend, settings).size > 0));
  const answered = new Set<Offer<unknown>>();
  for (const backend of active) {
    for (const need of backend.needs?.(contextOf(backend, input)) ?? []) {
      if (answered.has(need)) continue;
      const able = backends.filter(({ onDemand }) => onDemand?.includes(need) === true);
      const provider = able.find((candidate) => active.has(candidate)) ?? able[0];
      if (provider === undefined) throw new Error(`${backend.id} needs ${need.what}, which no backend offers`);
      answered.add(need);
      // What is added is looked at in its turn: a Set goes on over what comes while it is gone through.
      active.add(provider);
    }
  }
  return backends.filter((backend) => active.has(backend));
}

/** What backends have offered, by offer. */
class Offers implements Peers {
  readonly #values = new Map<Offer<unknown>, unknown>();

  add(all: readonly Offered[]): void {
    for (const { offer, value } of all) this.#values.set(offer, value);
  }

  get<T>(offer: Offer<T>): T | undefined {
    return this.#values.get(offer) as T | undefined;
  }

  require<T>(offer: Offer<T>): T {
    const value = this.get(offer);
    if (value === undefined) throw new Error(`nobody offers ${offer.what} here`);
    return value;
  }
}

/** Each backend of the stack with what it may read. */
export function stackContexts(input: StackInput): readonly (readonly [Backend, Context])[] {
  const peers = new Offers();
  return stackBackends(input).map((backend) => {
    const context = { ...contextOf(backend, input), peers };
    peers.add(backend.offers?.(context) ?? []);
    return [backend, context];
  });
}

/** What every backend of the stack makes of the catalog; what surrounds the others is made last. */
export async function compileStack(input: StackInput): Promise<readonly CompiledBackend[]> {
  const compiled = await Promise.all(
    stackContexts(input).map(async ([backend, context]) => ({
      backend,
      context,
      compiled: await backend.compile(context),
    })),
  );
  return Promise.all(
    compiled.map(async (each) => {
      const { backend, context } = each;
      return backend.enclose === undefined ? each : { ...each, compiled: await backend.enclose(context, compiled) };
    }),
  );
}
