import type { PrometheusObjects } from "../../../../components/prometheus/compile.ts";
import { seconds } from "../../../../model/duration.ts";
import type { SentAlert } from "../../../support/alertmanager/dispatch.ts";
import { evaluated } from "../../../support/promtool-trace.ts";
import type { Trace } from "./traces.ts";
import { interval, seriesOf } from "./world.ts";

/** Seconds. */
export const lengthOf = ({ phases }: Pick<Trace, "phases">): number =>
  phases.reduce((sum, { lasts }) => sum + seconds(lasts), 0);

/** What fires when, by the real promtool. */
export async function firingOf(trace: Trace, { ruleFiles }: PrometheusObjects): Promise<readonly SentAlert[]> {
  const { firing } = await evaluated({ ruleFiles, series: seriesOf(trace.phases), interval, length: lengthOf(trace) });
  if (!firing.some(({ labels }) => labels.alertname === "Watchdog")) throw new Error("not even the Watchdog fires");
  return firing;
}
