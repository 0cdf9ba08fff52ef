import { setTimeout as sleep } from "node:timers/promises";
import type { Alert } from "../../model/alert.ts";
import { conditionWindows } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { DrilledStack, Injected } from "./faults.ts";
import { faultName, inject } from "./faults.ts";
import type { Message, Patience } from "./observe.ts";
import { alertStates, historySeconds, messagesAbout, until } from "./observe.ts";
import type { DrillResult } from "./table.ts";
import { theory } from "./theory.ts";

export interface DrillOptions {
  /** How many times faster than real time the stack runs. */
  readonly speed: number;
  /** How long a resolution is awaited, in seconds; 600 in real time. */
  readonly resolutionSeconds: number;
  readonly report: (line: string) => void;
  /** Ends the drill; its fault is taken back first. */
  readonly signal: AbortSignal;
}

const everyMs = (speed: number) => (speed > 1 ? 200 : 1000);

function recipientsOf(messages: readonly Message[]): readonly string[] {
  return [...new Set(messages.map(({ kind, receiver }) => (kind === receiver ? kind : `${kind} ${receiver}`)))].sort();
}

/** The longest time after which an alert has certainly resolved, in seconds. */
function resolvesWithin(alert: Alert, catalog: Catalog): number {
  const windows = conditionWindows(alert.condition).map(seconds);
  return (
    Math.max(0, ...windows) +
    4 * seconds(catalog.scrapeInterval) +
    seconds(catalog.notifications.defaultRoute.groupInterval)
  );
}

/** Whether the alert is inactive, or becomes so: a drill or a repair before may still be in its windows. */
async function becomesQuiet(
  alert: Alert,
  catalog: Catalog,
  stack: DrilledStack,
  patience: Omit<Patience, "deadline">,
): Promise<boolean> {
  const deadline = Date.now() + resolvesWithin(alert, catalog) * 1000;
  const quiet = async () => ((await alertStates(stack, alert.name)).size === 0 ? true : undefined);
  return (await until(quiet, { ...patience, deadline })) ?? false;
}

/**
 * Injects one alert's fault, follows the alert from pending to firing to the notification in the inbox, takes the fault
 * back and waits for the resolution. The fault is taken back whatever happens.
 */
export async function drill(
  alert: Alert,
  catalog: Catalog,
  stack: DrilledStack,
  options: DrillOptions,
): Promise<DrillResult> {
  const { signal } = options;
  const pause = everyMs(options.speed);
  const history = await historySeconds(stack, catalog).catch(() => 0);
  const expected = theory(alert, catalog, history, options.speed);
  const base = { alert: alert.name, fault: faultName(alert.drill), theory: expected };
  if (alert.drill.kind !== "none" && !(await becomesQuiet(alert, catalog, stack, { pause, signal }))) {
    return { ...base, recipients: [], passed: false, note: "was already active before the fault" };
  }
  const startedAt = Date.now();
  const since = () => (Date.now() - startedAt) / 1000;
  // Twice the worst case and half a minute: a late notification is reported as late, not as missing.
  const patience = { deadline: startedAt + (2 * expected.worst + 30) * 1000, pause, signal };
  let injected: Injected | undefined;
  let cleared = false;
  const clear = async () => {
    if (cleared || injected === undefined) return;
    cleared = true;
    await injected.clear();
  };
  try {
    injected = await inject(alert.drill, stack);
    const states = () => alertStates(stack, alert.name);
    const pending = await until(async () => ((await states()).size > 0 ? since() : undefined), patience);
    const firing = await until(async () => ((await states()).has("firing") ? since() : undefined), patience);
    if (firing !== undefined) options.report(`${alert.name} fires after ${firing.toFixed(1)} s`);
    if (injected.releaseWhenFiring) await clear();
    const about = async (status: string, from: number) =>
      (await messagesAbout(stack, alert.name, from)).filter((message) => message.status === status);
    const first = await until(async () => (await about("firing", startedAt))[0], patience);
    const notified = first === undefined ? undefined : (first.receivedAt - startedAt) / 1000;
    // The other integrations of the same receiver follow within a moment.
    await sleep(2 * pause, undefined, { signal });
    const recipients = recipientsOf(await about("firing", startedAt).catch(() => []));
    await clear();
    const result = {
      ...base,
      recipients,
      passed: firing !== undefined && notified !== undefined,
      ...(pending === undefined ? {} : { pending }),
      ...(firing === undefined ? {} : { firing }),
      ...(notified === undefined ? {} : { notified }),
    };
    if (!result.passed) return { ...result, note: firing === undefined ? "did not fire" : "nobody was notified" };
    options.report(`${alert.name} notified ${recipients.join(", ")} after ${(notified ?? 0).toFixed(1)} s`);
    if (alert.drill.kind === "none") return result;
    const within = resolvesWithin(alert, catalog);
    const resolutionDeadline = Date.now() + Math.min(within * 2 + 10, options.resolutionSeconds) * 1000;
    const resolved = await until(async () => ((await states()).has("firing") ? undefined : since()), {
      deadline: resolutionDeadline,
      pause,
      signal,
    });
    return resolved === undefined
      ? { ...result, note: `resolves within ${Math.ceil(within)} s` }
      : { ...result, resolved };
  } finally {
    await clear();
  }
}
