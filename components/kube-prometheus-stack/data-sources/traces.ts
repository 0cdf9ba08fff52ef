import type { LogStore, TraceStore } from "../../kubernetes/offers.ts";
import type { DataSource, Uids } from "./data-source.ts";

/** Metrics that the collector derives from spans, as its connector `spanmetrics` names them. */
const spanMetrics = {
  calls: "traces_span_metrics_calls_total",
  duration: "traces_span_metrics_duration_seconds_bucket",
};

/** Before and after a span, for clocks that differ and lines that come late. */
const aroundSpan = (time: string) => ({ spanStartTimeShift: `-${time}`, spanEndTimeShift: time });

/** The store of traces, with links from a span to its log lines and to the rates of its service. */
export function traces(store: TraceStore, logs: LogStore | undefined, uid: string, uids: Uids): DataSource {
  return {
    name: store.title,
    uid,
    type: store.source,
    access: "proxy",
    url: store.url,
    editable: false,
    jsonData: {
      nodeGraph: { enabled: true },
      ...(uids.logs === undefined || logs === undefined
        ? {}
        : {
            tracesToLogsV2: {
              datasourceUid: uids.logs,
              ...aroundSpan("5m"),
              customQuery: true,
              query: logs.linesOfTrace,
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
