import type { InhibitionRule } from "../../../model/routing/inhibition.ts";
import { equals, present } from "../../../model/routing/matcher.ts";
import type { CompiledRoute, Routing } from "../../../model/routing/routes.ts";

/** Routes and inhibitions as version 0.1.0 had them for production (alertmanager.yml of commit 0b4ed58). */

const groupBy = ["cluster", "environment", "service", "alertname"];
const timing = { groupWait: "30s", groupInterval: "1m", repeatInterval: "1h" } as const;
const common = { groupBy, mute: [], sendResolved: true, continue: false, ...timing } as const;
const of = (severity: string, rest: Partial<CompiledRoute>): CompiledRoute => ({
  ...common,
  title: `severity ${severity}`,
  matchers: [equals("severity", severity)],
  receiver: `${severity}-alerts`,
  ...rest,
});

export const firstRouting: Routing = {
  routes: [
    {
      ...common,
      title: "alert Watchdog",
      matchers: [equals("alertname", "Watchdog")],
      receiver: "heartbeat",
      groupBy: ["cluster", "environment"],
      groupWait: "0s",
      repeatInterval: "50s",
      sendResolved: false,
    },
    of("critical", { groupWait: "10s" }),
    of("warning", {}),
  ],
  fallback: { ...common, title: "everything else", matchers: [], receiver: "web.hook" },
};

const sameEnvironment = ["cluster", "environment"];
const sameService = [...sameEnvironment, "service"];
const sameSlo = [...sameService, "slo"];
const availability = "ApiAvailabilityErrorBudgetBurn";
const latency = "ApiLatencyErrorBudgetBurn";
const slos = [availability, latency].flatMap((page) => [page, `${page}Slow`]);
const absent = ["ApiAvailabilitySliAbsent", "ApiLatencySliAbsent"];

const pairs: readonly (readonly [source: string, targets: readonly string[], equal: readonly string[]])[] = [
  [availability, [`${availability}Slow`], sameSlo],
  [latency, [`${latency}Slow`], sameSlo],
  [
    "TargetDown",
    [...slos, ...absent, "HighErrorRate", "HighResponseTime", "UptimeCheckFailing", "HealthDegraded"],
    sameService,
  ],
  ["DatabaseConnectionFailure", [availability, `${availability}Slow`, "HighErrorRate"], sameEnvironment],
  [availability, ["HighErrorRate", "UptimeCheckFailing"], sameService],
  [latency, ["HighResponseTime"], sameService],
];

export const firstInhibitions: readonly InhibitionRule[] = pairs.flatMap(([source, targets, equal]) =>
  targets.map((target) => ({
    item: `inhibition of ${target} by ${source}`,
    why: "version 0.1.0",
    source: [equals("alertname", source), ...equal.map(present)],
    target: [equals("alertname", target), ...equal.map(present)],
    equal,
  })),
);
