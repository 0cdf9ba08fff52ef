import type {
  Backend,
  CompiledBackend,
  Context,
  Machine,
  Offer,
  Offered,
  Peers,
  Service,
} from "../components/backend.ts";
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
const servedBy = (backend: Backend, { capabilities: chosen }: Settings): ReadonlyMap<Capability, Service> =>
  new Map(
    capabilities.flatMap((capability) =>
      chosen[capability].by.flatMap((by) => (by.backend === backend ? [[capability, by.service] as const] : [])),
    ),
  );

/** Whether the stack has it by its choices, or by the backend's own settings. */
function isChosen(backend: Backend, settings: Settings): boolean {
  const own = settings.own.get(backend.id);
  return servedBy(backend, settings).size > 0 || (own !== undefined && backend.wanted?.(own) === true);
}

/** What a stack does not keep has no retention, and nobody reads one. */
const retentionOf = ({ retention }: Settings): Readonly<Record<Kept, Duration>> =>
  Object.fromEntries(
    kept.map((each) => [each, retention.find(({ capability }) => capability === each)?.keep ?? "1d"]),
  ) as Record<Kept, Duration>;

function contextOf(backend: Backend, input: StackInput): Omit<Context, "peers" | "asked"> {
  const { catalog, stack, settings, machine } = input;
  const notifiers = settings.capabilities.alerting.by.length;
  return {
    catalog,
    stack,
    project: settings.project,
    notifications: settings.notifications,
    own: settings.own.get(backend.id),
    serves: servedBy(backend, settings),
    notifies: notifiers < 2 || settings.pagingVendor === backend.id,
    retention: retentionOf(settings),
    secretsSet: settings.secretsSet,
    machine,
  };
}

/** What backends offer, by offer; who offers is asked once it is looked for, whatever the registry's order. */
class Offers implements Peers {
  readonly #values = new Map<Offer<unknown>, unknown>();
  readonly #unasked: (() => readonly Offered[])[] = [];

  add(offers: () => readonly Offered[]): void {
    this.#unasked.push(offers);
  }

  get<T>(offer: Offer<T>): T | undefined {
    while (!this.#values.has(offer)) {
      const ask = this.#unasked.shift();
      if (ask === undefined) break;
      for (const offered of ask()) this.#values.set(offered.offer, offered.value);
    }
    return this.#values.get(offer) as T | undefined;
  }

  require<T>(offer: Offer<T>): T {
    const value = this.get(offer);
    if (value === undefined) throw new Error(`nobody offers ${offer.what} here`);
    return value;
  }
}

type Member = readonly [Backend, Context];

const withoutPeers = ([backend, context]: Member): Member => [backend, { ...context, peers: new Offers() }];

/** These backends, in the registry's order, each with what it may read. */
function contexts(active: ReadonlySet<Backend>, asked: ReadonlySet<Offer<unknown>>, input: StackInput): Member[] {
  const peers = new Offers();
  return input.backends
    .filter((backend) => active.has(backend))
    .map((backend) => {
      const context = { ...contextOf(backend, input), asked, peers };
      peers.add(() => backend.offers?.(context) ?? []);
      return [backend, context];
    });
}

/** Who answers a need: a backend that the stack has anyway, else the first in the registry. */
function providerOf(
  need: Offer<unknown>,
  by: Backend,
  active: ReadonlySet<Backend>,
  { backends }: StackInput,
): Backend {
  const able = backends.filter(({ onDemand }) => onDemand?.includes(need) === true);
  const provider = able.find((candidate) => active.has(candidate)) ?? able[0];
  if (provider === undefined) throw new Error(`${by.id} needs ${need.what}, which no backend offers`);
  return provider;
}

/**
 * The backends that the stack has, each with what it may read: those that it has chosen, and those that these need.
 *
 * Throws where a backend needs what nobody offers.
 */
export function stackContexts(input: StackInput): readonly Member[] {
  const active = new Set(input.backends.filter((backend) => isChosen(backend, input.settings)));
  const asked = new Set<Offer<unknown>>();
  for (;;) {
    const members = contexts(active, asked, input);
    // What is needed whatever the others offer comes first: offers may rest on it.
    const known = asked.size === 0 ? members.map(withoutPeers) : members;
    const needs = known.flatMap(([backend, context]) =>
      (backend.needs?.(context) ?? []).map((need) => ({ need, backend })),
    );
    const before = active.size + asked.size;
    for (const { need, backend } of needs) {
      active.add(providerOf(need, backend, active, input));
      asked.add(need);
    }
    if (active.size + asked.size === before) return members;
  }
}

/** What every backend of the stack makes of the catalog; what encloses the others is made last. */
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
