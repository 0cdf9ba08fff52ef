import type { Threshold } from "../../../model/alert.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Duration } from "../../../model/duration.ts";
import { milliseconds, seconds } from "../../../model/duration.ts";
import type { Aggregate, Predict, Query } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { jobsOf } from "../../vendors/jobs.ts";
import type { Context } from "../names.ts";
import { requireScraped, seriesTags, tagOf } from "../names.ts";
import { gauge, spaceAggregators } from "../query/series.ts";
import { groupingOf } from "../query/grouping.ts";
import type { MonitorSpec } from "./definition.ts";
import { windowText } from "./window.ts";

type Forecast = Predict | (Omit<Aggregate, "of"> & { readonly of: Predict });

export function isForecast(query: Query): query is Forecast {
  return query.kind === "predict" || (query.kind === "aggregate" && query.of.kind === "predict");
}

/** Forecast monitors look at least half a day ahead. */
const nearest: Duration = "12h";
/** Days of history that the forecast is drawn from. The linear algorithm needs more than Prometheus' line does. */
const history = "1w";

/**
 * A forecast monitor asks whether the forecast crosses a threshold before the horizon; with `simple` it is a robust
 * regression over all its history.
 */
export function forecast(query: Forecast, { op, value }: Threshold, held: Duration, context: Context): MonitorSpec {
  requireScraped(jobsOf(query), context);
  const predict = query.kind === "predict" ? query : query.of;
  if (milliseconds(predict.ahead) < milliseconds(nearest)) {
    throw new Unsupported(`a prediction ${predict.ahead} ahead: forecast monitors look ${nearest} ahead at least`);
  }
  if (op !== "<" && op !== "<=" && op !== ">" && op !== ">=")
    throw new Unsupported(`a forecast that is ${op} a number`);
  const below = op === "<" || op === "<=";
  const space = query.kind === "predict" ? "avg" : spaceAggregators.find((known) => known === query.op);
  if (space === undefined) throw new Unsupported("the number of predicted series");
  const tags =
    query.kind === "predict" ? seriesTags(predict.metric) : query.by.map((label) => tagOf(predict.metric, label));
  const series = gauge({ kind: "value", metric: predict.metric, filter: predict.filter }, space, tags, context);
  const ahead = windowText(seconds(predict.ahead));
  return {
    type: "query alert",
    query:
      `${below ? "min" : "max"}(next_${ahead}):forecast(${series}, 'linear', 1, interval='60m', history='${history}', ` +
      `model='simple') ${below ? "<=" : ">="} ${decimal(value)}`,
    options: {
      thresholds: { critical: Number(decimal(value)) },
      on_missing_data: "default",
      require_full_window: false,
    },
    groups: groupingOf(query, context),
    losses: [
      {
        lost: `a straight line through ${predict.window}, held for ${held}`,
        fallback: `a forecast from ${history} of history that crosses the threshold within ${predict.ahead}`,
      },
    ],
  };
}
