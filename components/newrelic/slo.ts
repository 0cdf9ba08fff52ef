import { parseDecimal, toNumber } from "../../model/decimal.ts";
import { milliseconds } from "../../model/duration.ts";
import { ofItem, originText } from "../../model/origin.ts";
import type { Filter } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { Unsupported } from "../vendors/unsupported.ts";
import type { Loss } from "../vendors/loss.ts";
import { externalName } from "../vendors/text.ts";
import type { Context } from "./context.ts";
import { metricName } from "./context.ts";
import { conditions } from "./nrql/where.ts";

/** Days of a service level's rolling window. */
const rollingDays = [1, 7, 28] as const;

interface Events {
  readonly from: "Metric";
  readonly where: string;
  readonly select: { readonly function: "SUM"; readonly attribute: string };
}

/** A service level with the arguments of New Relic's resource, on the stack's workload. */
export interface ServiceLevelDefinition {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly events: { readonly validEvents: Events; readonly badEvents?: Events; readonly goodEvents?: Events };
  readonly objective: {
    readonly target: number;
    readonly timeWindow: { readonly rolling: { readonly count: (typeof rollingDays)[number]; readonly unit: "DAY" } };
  };
}

/** The entity that service levels belong to: a workload of the stack, whose GUID exists only once it does. */
const workloadReference = "${workload}";

const day = 86_400_000;

function days(slo: Slo): (typeof rollingDays)[number] {
  const wanted = milliseconds(slo.period) / day;
  return rollingDays.reduce((best, other) => (Math.abs(other - wanted) < Math.abs(best - wanted) ? other : best));
}

function events(slo: Slo, context: Context): ServiceLevelDefinition["events"] {
  const { sli } = slo;
  const sum = (attribute: string, where: readonly string[]): Events => ({
    from: "Metric",
    where: where.join(" AND "),
    select: { function: "SUM", attribute },
  });
  if (sli.kind === "availability") {
    const name = metricName(sli.total, context);
    const of = (filter: Filter) => sum(name, conditions(sli.total, filter, context));
    return { validEvents: of(sli.filter), badEvents: of({ ...sli.filter, ...sli.bad }) };
  }
  const name = metricName(sli.histogram, context);
  if (sli.histogram.statsd !== undefined) throw new Unsupported(`the StatsD timer ${name} has no buckets there`);
  const where = conditions(sli.histogram, sli.filter, context);
  return {
    validEvents: sum(`${name}_count`, where),
    goodEvents: sum(`${name}_bucket`, [...where, `numeric(histogram.bucket.le) = ${sli.threshold}`]),
  };
}

interface CompiledSlo {
  readonly definition: ServiceLevelDefinition;
  readonly losses: readonly Loss[];
}

export function compileSlo(slo: Slo, context: Context): CompiledSlo {
  const count = days(slo);
  const exact = milliseconds(slo.period) === count * day;
  return {
    definition: {
      guid: workloadReference,
      name: externalName(context.stack, slo.title),
      description: `${slo.description}\n\n${originText(ofItem(`slo ${slo.name}`))}`,
      events: events(slo, context),
      objective: { target: toNumber(parseDecimal(slo.objective)), timeWindow: { rolling: { count, unit: "DAY" } } },
    },
    losses: exact
      ? []
      : [
          {
            lost: `a period of ${slo.period}: service levels have ${rollingDays.join(", ")} days`,
            fallback: `${count} days, over which its budget is computed; burn alerts keep the factors of ${slo.period}`,
          },
        ],
  };
}
