import type { Api } from "./api.ts";
import type { Route } from "./metrics.ts";
import { golden } from "./spacing.ts";

/** Of a hundred requests: a mix in which one route can fail alone and still be more than 5 % of all. */
const mix: readonly (readonly [method: string, route: Route, share: number])[] = [
  ["GET", "/api/campaigns", 33],
  ["GET", "/api/repositories", 20],
  ["GET", "/api/auth/profile", 17],
  ["POST", "/webhooks/github", 12],
  ["POST", "/api/campaigns", 8],
  ["POST", "/api/repositories", 5],
  ["GET", "/health", 5],
];

const fastest = 0.02;
const slowest = 0.3;
/** One sign-in in so many has an expired token. */
const expired = 50;
const tick = 100;
/** Longest gap that is caught up, in milliseconds; a laptop that slept must not send an hour's requests at once. */
const longestGap = 2000;

function routeAt(position: number): (typeof mix)[number] {
  let left = position * 100;
  for (const entry of mix) {
    left -= entry[2];
    if (left < 0) return entry;
  }
  throw new RangeError(`the mix ends before ${position}`);
}

/** One request of the demo's own traffic. The sequence is the same on every run, and even rather than random. */
export function ownRequest(api: Api, index: number, token: string): void {
  const [method, route] = routeAt((index * golden) % 1);
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
export function startTraffic(api: Api, rate: number, token: string): { stop(): void } {
  let sent = 0;
  const due = pace(rate, performance.now());
  const timer = setInterval(() => {
    for (let left = due(performance.now()); left > 0; left--) ownRequest(api, sent++, token);
  }, tick);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
