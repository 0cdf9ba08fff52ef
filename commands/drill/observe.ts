import { setTimeout as sleep } from "node:timers/promises";
import type { Catalog } from "../../model/catalog.ts";
import { jobKind } from "../../model/catalog.ts";
import type { DrilledStack } from "./faults.ts";

interface PrometheusAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly state: "pending" | "firing" | "inactive";
}

export interface Message {
  readonly id: number | string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly kind: string;
  readonly receiver: string;
  readonly status: string;
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return (await response.json()) as T;
}

/** The states of an alert's series in Prometheus; empty while it is inactive. */
export async function alertStates(stack: DrilledStack, alert: string): Promise<ReadonlySet<string>> {
  const { data } = await json<{ data: { alerts: readonly PrometheusAlert[] } }>(`${stack.prometheus}/api/v1/alerts`);
  return new Set(data.alerts.filter(({ labels }) => labels.alertname === alert).map(({ state }) => state));
}

/** Messages about an alert that the inbox has received since a moment, in milliseconds since 1970. */
export async function messagesAbout(stack: DrilledStack, alert: string, since: number): Promise<readonly Message[]> {
  const query = new URLSearchParams({ alert, since: String(since) });
  const { messages } = await json<{ messages: readonly Message[] }>(`${stack.inbox}/api/messages?${query.toString()}`);
  return messages;
}

/** Seconds of samples that Prometheus has of the product, at most an hour: the history behind a fault. */
export async function historySeconds(stack: DrilledStack, catalog: Catalog): Promise<number> {
  const jobs = catalog.scrapeJobs.filter((job) => jobKind(job) === "product").map(({ name }) => name);
  const query = encodeURIComponent(`time() - min_over_time(timestamp(up{job=~"${jobs.join("|")}"})[1h:15s])`);
  const { data } = await json<{ data: { result: readonly { value: [number, string] }[] } }>(
    `${stack.prometheus}/api/v1/query?query=${query}`,
  );
  const ages = data.result.map(({ value }) => Number(value[1]));
  return Math.max(0, ...ages);
}

export interface Patience {
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** Milliseconds between two questions. */
  readonly pause: number;
  readonly signal: AbortSignal;
}

/**
 * Asks until there is an answer, or until the deadline. A question that fails (a stopped process answers nothing) is
 * asked again. Throws when the signal aborts.
 */
export async function until<T>(question: () => Promise<T | undefined>, patience: Patience): Promise<T | undefined> {
  const { deadline, pause, signal } = patience;
  for (;;) {
    signal.throwIfAborted();
    const answer = await question().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() + pause > deadline) return undefined;
    await sleep(pause, undefined, { signal });
  }
}
