import type { KubernetesContext } from "../../kubernetes/context.ts";
import { origin } from "../../kubernetes/places.ts";
import type { DataSource, Uids } from "./data-source.ts";
import { linesOfTrace } from "./logs.ts";

/** Metrics that the collector derives from spans, as its connector `spanmetrics` names them. */
const spanMetrics = {
  calls: "traces_span_metrics_calls_total",
  duration: "traces_span_metrics_duration_seconds_bucket",
};

/** Before and after a span, for clocks that differ and lines that come late. */
const aroundSpan = (time: string) => ({ spanStartTimeShift: `-${time}`, spanEndTimeShift: time });

/** Jaeger or Zipkin, with links from a span to its log lines and to the rates of its service. */
export function traces(
  context: KubernetesContext,
  kind: NonNullable<KubernetesContext["traces"]>,
  uid: string,
  uids: Uids,
): DataSource {
  return {
    name: { jaeger: "Jaeger", zipkin: "Zipkin" }[kind],
    uid,
    type: kind,
    access: "proxy",
    url: origin(kind, context.settings),
    editable: false,
    jsonData: {
      nodeGraph: { enabled: true },
      ...(uids.logs === undefined
        ? {}
        : {
            tracesToLogsV2: {
              datasourceUid: uids.logs,
              ...aroundSpan("5m"),
              customQuery: true,
              query: linesOfTrace(context),
            },
          }),
      tracesToMetrics: {
        datasourceUid: uids.prometheus,
        ...aroundSpan("30m"),
        tags: [{ key: "service.name", value: "service_name" }],
        queries: [
          { name: "Calls per second", query: `sum(rate(${spanMetrics.calls}{$$__tags}[5m]))` },
          {
            name: "95th percentile, in seconds",
            query: `histogram_quantile(0.95, sum by (le) (rate(${spanMetrics.duration}{$$__tags}[5m])))`,
          },
        ],
      },
    },
  };
}
