import type { Phase } from "./world.ts";

/** Something that goes wrong with StratoAI, minute by minute. */
export interface Trace {
  /** What happens, in a few words. */
  readonly name: string;
  readonly phases: readonly Phase[];
}

const hour = { lasts: "1h" } as const;
const allDown = { backends: { a: "down", b: "down", c: "down" } } as const;
const outage = { failing: 1, failingChecks: ["StratoAI API Health"] } as const;

/** An hour of health comes first, so that no rule is new. Times in the table count from its end. */
export const traces: readonly Trace[] = [
  { name: "nothing", phases: [hour, { lasts: "2h" }] },
  { name: "every request fails for 30 minutes", phases: [hour, { lasts: "30m", ...outage }, { lasts: "7h" }] },
  { name: "every request fails for 3 minutes", phases: [hour, { lasts: "3m", failing: 1 }, { lasts: "2h" }] },
  { name: "half of the requests fail for 10 minutes", phases: [hour, { lasts: "10m", failing: 0.5 }, { lasts: "3h" }] },
  { name: "a tenth fails for an hour", phases: [hour, { lasts: "1h", failing: 0.1 }, { lasts: "7h" }] },
  { name: "a hundredth fails for five hours", phases: [hour, { lasts: "5h", failing: 0.01 }, { lasts: "4h" }] },
  {
    name: "an outage, mended, then a slow burn two hours later",
    phases: [hour, { lasts: "30m", ...outage }, { lasts: "2h" }, { lasts: "4h", failing: 0.005 }, { lasts: "4h" }],
  },
  {
    name: "a deploy during an outage: counters begin anew",
    phases: [hour, { lasts: "10m", failing: 1 }, { lasts: "10m", failing: 1, restarted: true }, { lasts: "3h" }],
  },
  { name: "a deploy in health", phases: [hour, { lasts: "1h", restarted: true }] },
  { name: "no traffic for three hours", phases: [hour, { lasts: "3h", requests: 0 }, { lasts: "1h" }] },
  {
    name: "one request a minute, two of which fail two minutes apart",
    phases: [
      { ...hour, requests: 1 },
      { lasts: "1m", requests: 1, failing: 1 },
      { lasts: "1m", requests: 1 },
      { lasts: "1m", requests: 1, failing: 1 },
      { lasts: "2h", requests: 1 },
    ],
  },
  {
    name: "one request a minute, all of which fail for an hour",
    phases: [
      { ...hour, requests: 1 },
      { lasts: "1h", requests: 1, failing: 1 },
      { lasts: "2h", requests: 1 },
    ],
  },
  {
    name: "every request fails while nothing is scraped for 20 minutes",
    phases: [hour, { lasts: "20m", ...outage, scraped: false }, { lasts: "7h" }],
  },
  {
    name: "nothing is scraped for 20 minutes, in health",
    phases: [hour, { lasts: "20m", scraped: false }, { lasts: "3h" }],
  },
  {
    name: "one of three instances vanishes",
    phases: [hour, { lasts: "1h", backends: { a: "ready", b: "ready", c: "gone" } }],
  },
  {
    name: "one of three instances is down for an hour",
    phases: [hour, { lasts: "1h", backends: { a: "ready", b: "ready", c: "down" } }, { lasts: "1h" }],
  },
  {
    name: "a new instance comes late: it is down for four minutes first",
    phases: [
      hour,
      { lasts: "4m", backends: { a: "ready", b: "ready", c: "ready", d: "down" } },
      { lasts: "1h", backends: { a: "ready", b: "ready", c: "ready", d: "ready" } },
    ],
  },
  {
    name: "a new instance is never ready",
    phases: [hour, { lasts: "1h", backends: { a: "ready", b: "ready", c: "ready", d: "down" } }],
  },
  {
    name: "no instance answers for 20 minutes",
    phases: [hour, { lasts: "20m", ...allDown, ...outage }, { lasts: "2h" }],
  },
  {
    name: "one instance is down, and a minute later none answers",
    phases: [
      hour,
      { lasts: "90s", backends: { a: "ready", b: "ready", c: "down" } },
      { lasts: "20m", ...allDown, ...outage },
      { lasts: "2h" },
    ],
  },
  {
    name: "the database answers nobody for 20 minutes, and requests fail of it",
    phases: [hour, { lasts: "20m", databases: { "db-1": "refuses" }, ...outage }, { lasts: "7h" }],
  },
  {
    name: "the database's exporter dies, and two minutes later every request fails",
    phases: [
      hour,
      { lasts: "2m", databases: { "db-1": "exporter down" } },
      { lasts: "20m", databases: { "db-1": "exporter down" }, ...outage },
      { lasts: "7h" },
    ],
  },
  {
    name: "breaker stripe opens, and github half a minute later",
    phases: [
      hour,
      { lasts: "30s", openBreakers: ["stripe"] },
      { lasts: "20m", openBreakers: ["stripe", "github"] },
      { lasts: "1h" },
    ],
  },
  {
    name: "breaker stripe opens, and github 20 minutes later",
    phases: [
      hour,
      { lasts: "20m", openBreakers: ["stripe"] },
      { lasts: "20m", openBreakers: ["stripe", "github"] },
      { lasts: "1h" },
    ],
  },
  {
    name: "an outage, mended, and 15 minutes later a check fails from outside",
    phases: [
      hour,
      { lasts: "10m", failing: 1 },
      { lasts: "15m" },
      { lasts: "20m", failingChecks: ["StratoAI API Health"] },
      { lasts: "2h" },
    ],
  },
  {
    name: "two checks fail one after the other",
    phases: [
      hour,
      { lasts: "10m", failingChecks: ["StratoAI API Health"] },
      { lasts: "20m", failingChecks: ["StratoAI API Health", "StratoAI API Auth"] },
      { lasts: "1h" },
    ],
  },
  {
    name: "one disk fills, then another",
    phases: [
      hour,
      { lasts: "20m", diskFree: { "/": 0.05, "/var": 0.5 } },
      { lasts: "1h", diskFree: { "/": 0.05, "/var": 0.05 } },
    ],
  },
  {
    name: "a third of the requests takes three seconds for two hours",
    phases: [hour, { lasts: "2h", slow: 0.34 }, { lasts: "3h" }],
  },
  {
    name: "webhooks fail, which no user sees",
    phases: [hour, { lasts: "20m", failing: 0.2, failingRoute: "/webhooks/github" }, { lasts: "1h" }],
  },
];
