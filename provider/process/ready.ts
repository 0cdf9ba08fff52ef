import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ready } from "./inputs.ts";

/** How often a program is asked whether it is ready, in milliseconds. */
const pollMs = 50;

/** How long one answer may take, in milliseconds. */
const answerMs = 2_000;

async function answers(url: string, expectStatus: number, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    await response.body?.cancel();
    return response.status === expectStatus
      ? undefined
      : `${url} answers ${response.status} instead of ${expectStatus}`;
  } catch {
    return `${url} does not answer`;
  }
}

function accepts(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: answerMs });
    const end = (result: string | undefined) => (): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", end(undefined));
    for (const event of ["error", "timeout"]) socket.once(event, end(`127.0.0.1:${port} accepts no connection`));
  });
}

/** Asks until the program is ready. Returns what was wrong last if it is not in time, and undefined once it is. */
export async function untilReady(ready: Ready, signal: AbortSignal): Promise<string | undefined> {
  const end = performance.now() + ready.timeoutSeconds * 1000;
  for (;;) {
    const wrong =
      ready.url === undefined ? await accepts(ready.tcp ?? 0) : await answers(ready.url, ready.expectStatus, signal);
    if (wrong === undefined) return undefined;
    if (signal.aborted || performance.now() >= end) return wrong;
    await sleep(pollMs);
  }
}
