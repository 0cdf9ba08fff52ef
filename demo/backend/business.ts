import type { Metrics } from "./metrics.ts";
import { caches } from "./metrics.ts";

const day = 86_400;
const wave = (seconds: number, period: number): number => Math.sin((2 * Math.PI * seconds) / period);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/**
 * Sets the gauges of the business and the caches to where they stand after so many seconds: waves of plausible height,
 * so that panels show something that moves.
 */
export function setBusiness(metrics: Metrics, seconds: number): void {
  metrics.activeUsers.set(Math.round(180 + 60 * wave(seconds, 3600)));
  metrics.emailDelivery.set(rounded(0.985 + 0.01 * wave(seconds, 1800), 4));
  for (const [index, cache_name] of caches.entries())
    metrics.cacheHitRate.set({ cache_name }, rounded(0.9 + 0.02 * index + 0.03 * wave(seconds + 400 * index, 1200), 4));
  for (const [currency, start, perDay] of [
    ["USD", 48_200, 1600],
    ["EUR", 21_700, 700],
    ["GBP", 6_300, 210],
  ] as const)
    metrics.revenue.set({ currency }, rounded(start + (perDay * seconds) / day, 2));
}
