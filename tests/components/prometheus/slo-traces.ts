import { stratoai } from "../../../catalog/stratoai/index.ts";
import { sloRuleFile } from "../../../components/prometheus/slo-rules.ts";
import type { Slo } from "../../../model/slo.ts";
import type { SentAlert } from "../../support/alertmanager/dispatch.ts";
import { merged } from "../../support/alertmanager/dispatch.ts";
import { evaluated } from "../../support/promtool-trace.ts";
import { prod } from "./fixture.ts";

/** What the requests do for so many minutes: four scrapes a minute. */
export interface Stretch {
  readonly minutes: number;
  /** The share of them that fails. */
  readonly failing: number;
  /** Requests between two scrapes. Default: 150. */
  readonly requests?: number;
  /** Whether samples arrive; the counters go on without. Default: yes. */
  readonly unseen?: boolean;
  /** The process begins anew, with its counters at 0. Default: no. */
  readonly restart?: boolean;
}

const interval = "15s";
const perMinute = 4;

function values(stretches: readonly Stretch[], of: "good" | "bad"): string {
  let counted = 0;
  return stretches
    .map(({ minutes, failing, requests = 150, unseen, restart }) => {
      if (restart === true) counted = 0;
      const bad = Math.round(requests * failing);
      const step = of === "bad" ? bad : requests - bad;
      const steps = minutes * perMinute;
      const first = counted + step;
      counted += step * steps;
      return unseen === true ? `_x${steps}` : `${first}+${step}x${steps - 1}`;
    })
    .join(" ");
}

export interface Traced {
  /** Alert → the minutes from and to which it fires, such as `20.25..84.75`. */
  readonly alerts: Readonly<Record<string, readonly string[]>>;
  /** The values of the expressions asked for at the end; none where there is no sample. */
  readonly values: readonly (number | undefined)[];
}

const inputs = (stretches: readonly Stretch[], instance: string): readonly (readonly [string, string])[] =>
  (["good", "bad"] as const).map((of) => [
    `http_requests_total{job="stratoai-backend", service="api", instance="${instance}", route="/api/x", status="${of === "bad" ? 500 : 200}"}`,
    values(stretches, of),
  ]);

/** Alert → the minutes from its first to its last evaluation that fires, whatever its other labels are. */
function minutesOf(firing: readonly SentAlert[]): Traced["alerts"] {
  const byName: Record<string, string[]> = {};
  for (const { labels, from, until } of merged(
    firing.map((alert) => ({ ...alert, labels: { alertname: alert.labels.alertname ?? "" } })),
  )) {
    (byName[labels.alertname ?? ""] ??= []).push(`${from / 60}..${until / 60 - 1 / perMinute}`);
  }
  return byName;
}

/** Runs an SLO's rules over the instances' requests by the real promtool. */
export async function trace(
  slo: Slo,
  instances: readonly (readonly Stretch[])[],
  asked: readonly string[] = [],
): Promise<Traced> {
  const length = Math.max(...instances.map((stretches) => stretches.reduce((sum, { minutes }) => sum + minutes, 0)));
  const { firing, values } = await evaluated({
    ruleFiles: [sloRuleFile(slo, stratoai, prod)],
    series: Object.fromEntries(instances.flatMap((stretches, index) => inputs(stretches, `i-${index}`))),
    interval,
    length: length * 60,
    asked,
  });
  return { alerts: minutesOf(firing), values };
}
