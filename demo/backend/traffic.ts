import type { Api } from "./api.ts";
import type { DemoProduct } from "./product.ts";
import { golden } from "./spacing.ts";

/** One request in so many writes. */
const writing = 4;
const fastest = 0.02;
const slowest = 0.3;
/** One request in so many has an expired token. */
const expired = 50;
const tick = 100;
/** Longest gap that is caught up, in milliseconds; a laptop that slept must not send an hour's requests at once. */
const longestGap = 2000;

/**
 * The route at a position from 0 to 1: each has as large a share as its rank in popularity says (1, 1/2, 1/3, …), so that
 * one of a few can fail alone and still be more than 5 % of all.
 */
function routeAt(routes: readonly string[], position: number): string {
  const shares = routes.map((_, rank) => 1 / (rank + 1));
  let left = position * shares.reduce((sum, share) => sum + share, 0);
  for (const [rank, route] of routes.entries()) {
    left -= shares[rank] ?? 0;
    if (left < 0) return route;
  }
  return routes.at(-1) ?? "/";
}

/** One request of the demo's own traffic. The sequence is the same on every run, and even rather than random. */
function ownRequest(api: Api, { routes }: DemoProduct, index: number, token: string): void {
  const route = routeAt(routes, (index * golden) % 1);
  const method = index % writing === writing - 1 ? "POST" : "GET";
  // Evenly spread on a logarithmic scale by another irrational step, so that routes and durations do not go in step.
  const seconds = fastest * (slowest / fastest) ** ((index * Math.SQRT2) % 1);
  const authorization = index % expired === expired - 1 ? undefined : `Bearer ${token}`;
  api.serve({ method, route, authorization, seconds });
}

/**
 * How many requests are due, of `rate` a second, whenever somebody asks.
 *
 * @param last when it begins, in milliseconds of any clock
 * @returns takes the clock's time and gives the number that have come due since it was asked last
 */
export function pace(rate: number, last: number): (now: number) => number {
  let due = 0;
  return (now) => {
    due += (rate * Math.min(now - last, longestGap)) / 1000;
    last = now;
    const whole = Math.floor(due);
    due -= whole;
    return whole;
  };
}

/** Sends `rate` requests a second until it is stopped; a request is recorded, not waited for. */
export function startTraffic(api: Api, product: DemoProduct, rate: number, token: string): { stop(): void } {
  let sent = 0;
  const due = pace(rate, performance.now());
  const timer = setInterval(() => {
    for (let left = due(performance.now()); left > 0; left--) ownRequest(api, product, sent++, token);
  }, tick);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
