import type { Listener, Workload } from "../workload.ts";

/** One workload of the stack that connects to another, or its pods to each other. */
export interface Connection {
  readonly from: Workload;
  readonly to: Workload;
  /** Those of the called workload that it uses, sorted. */
  readonly listeners: readonly Listener[];
}

/** The workload that scrapes all others, as its declaration is named. */
const scraper = "prometheus";

const isUdp = ({ protocol }: Listener): boolean => protocol === "UDP";

const byPort = (a: Listener, b: Listener): number => a.port - b.port || Number(isUdp(a)) - Number(isUdp(b));

function byName(workloads: readonly Workload[]): ReadonlyMap<string, Workload> {
  const named = new Map(workloads.map((workload) => [workload.name, workload]));
  if (named.size < workloads.length) {
    const names = workloads.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) < at);
    throw new Error(`two workloads are named ${twice ?? ""}`);
  }
  return named;
}

/**
 * What a workload listens on at a port: by TCP, UDP or both.
 *
 * @throws where it does not listen there
 */
export function listenersAt({ name, listens }: Workload, port: number, caller: string): readonly Listener[] {
  const open = listens.filter((listener) => listener.port === port);
  if (open.length > 0) return open;
  const ports = listens.map((listener) => listener.port).join(", ");
  throw new Error(`${caller} calls ${name} on port ${port}, but it listens on ${ports || "none"}`);
}

/** What Prometheus scrapes is not declared by it, but follows from who listens: metrics come by TCP. */
const scraped = ({ listens }: Workload): readonly Listener[] => listens.filter((listener) => !isUdp(listener));

/** Per called workload, by its name, the ports that a workload declares. */
function declaredCalls({ calls }: Workload): ReadonlyMap<string, readonly number[]> {
  const called = new Map<string, readonly number[]>();
  for (const call of calls) {
    if ("to" in call) called.set(call.to, [...(called.get(call.to) ?? []), call.port]);
  }
  return called;
}

function connectionsOf(from: Workload, named: ReadonlyMap<string, Workload>): readonly Connection[] {
  const declared = declaredCalls(from);
  for (const name of declared.keys()) {
    if (!named.has(name)) throw new Error(`${from.name} calls ${name}, which is not a workload of the stack`);
  }
  return [...named.values()].flatMap((to) => {
    const used = new Set([
      ...(declared.get(to.name) ?? []).flatMap((port) => listenersAt(to, port, from.name)),
      ...(from.name === scraper ? scraped(to) : []),
    ]);
    return used.size === 0 ? [] : [{ from, to, listeners: [...used].sort(byPort) }];
  });
}

/**
 * Every connection within the stack.
 *
 * @throws where a workload calls one that is not there, or a port on which nobody listens, or two have one name
 */
export function connections(workloads: readonly Workload[]): readonly Connection[] {
  const named = byName(workloads);
  return workloads.flatMap((workload) => connectionsOf(workload, named));
}
