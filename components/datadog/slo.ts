import { serviceLabels } from "../../model/alert-labels.ts";
import type { Slo } from "../../model/slo.ts";
import { toNumber, parseDecimal } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import { ofItem, originTag } from "../../model/origin.ts";
import type { Degradation } from "../../model/stack.ts";
import { externalName } from "../vendors/text.ts";
import type { Context } from "./names.ts";
import { events } from "./query/series.ts";
import { tagTexts } from "./scope.ts";

const timeframes = ["7d", "30d", "90d"] as const;
type Timeframe = (typeof timeframes)[number];

/** A service level objective as Datadog's API takes it. */
export interface SloDefinition {
  readonly name: string;
  readonly description: string;
  readonly type: "metric";
  readonly query: { readonly numerator: string; readonly denominator: string };
  readonly thresholds: readonly { readonly timeframe: Timeframe; readonly target: number }[];
  readonly timeframe: Timeframe;
  readonly target_threshold: number;
  readonly tags: readonly string[];
}

/** The rolling window next to the SLO's period: Datadog has three. */
export function sloTimeframe({ period }: Slo): { readonly timeframe: Timeframe; readonly exact: boolean } {
  const wanted = milliseconds(period);
  const distance = (timeframe: Timeframe) => Math.abs(milliseconds(timeframe satisfies Duration) - wanted);
  const timeframe = timeframes.reduce((best, other) => (distance(other) < distance(best) ? other : best));
  return { timeframe, exact: distance(timeframe) === 0 };
}

/** Good events by all events, both of increments: Datadog adds them up over the window before it divides. */
function query(slo: Slo, context: Context): SloDefinition["query"] {
  const { sli, period: window } = slo;
  const total = { kind: "total", window } as const;
  if (sli.kind === "availability") {
    const count = (filter: typeof sli.filter) =>
      events({ kind: "increase", metric: sli.total, filter, window }, [], context, total);
    const all = count(sli.filter);
    // Where nothing is bad yet, there is no such series.
    return { numerator: `${all} - default_zero(${count({ ...sli.filter, ...sli.bad })})`, denominator: all };
  }
  const { histogram: metric, filter, threshold: bound } = sli;
  return {
    numerator: events({ kind: "bucketRate", metric, filter, bound, window }, [], context, total),
    denominator: events({ kind: "increase", metric, filter, window }, [], context, total),
  };
}

interface CompiledSlo {
  readonly definition: SloDefinition;
  readonly degradations: readonly Degradation[];
}

/** Throws `Unsupported` where the SLI's metric has no buckets there. */
export function compileSlo(slo: Slo, context: Context): CompiledSlo {
  const { catalog, stack } = context;
  const { timeframe, exact } = sloTimeframe(slo);
  const target = toNumber(parseDecimal(slo.objective));
  return {
    definition: {
      name: externalName(stack, slo.title),
      description: slo.description,
      type: "metric",
      query: query(slo, context),
      thresholds: [{ timeframe, target }],
      timeframe,
      target_threshold: target,
      tags: tagTexts({
        ...serviceLabels(catalog, stack, slo.service),
        slo: slo.name,
        stack: stack.stack,
        catalog: originTag(ofItem(`slo ${slo.name}`)),
      }),
    },
    degradations: exact
      ? []
      : [
          {
            backend: "datadog",
            item: `slo ${slo.name}`,
            lost: `a period of ${slo.period}: Datadog has ${timeframes.join(", ")}`,
            fallback: `${timeframe}, over which its budget is computed`,
          },
        ],
  };
}
