import type { KubernetesContext } from "../../kubernetes/context.ts";
import { dataStream } from "../../elk/data-stream.ts";
import { host, origin, services } from "../../kubernetes/places.ts";
import { elasticsearchVariables } from "../catalog/grafana-variables.ts";
import type { DataSource } from "./data-source.ts";

/** The field of a log line that names its trace. */
const traceId = "trace_id";

const traceLink = { url: "$${__value.raw}", urlDisplayLabel: "Trace" };

export const loki = ({ settings }: KubernetesContext, uid: string, traces: string | undefined): DataSource => ({
  name: "Loki",
  uid,
  type: "loki",
  access: "proxy",
  url: origin("loki", settings),
  editable: false,
  jsonData:
    traces === undefined
      ? {}
      : {
          derivedFields: [
            { name: "Trace", matcherType: "label", matcherRegex: traceId, datasourceUid: traces, ...traceLink },
          ],
        },
});

/** As the user `elastic`: its operator makes no lesser one that may read, and the password never leaves the cluster. */
export const elasticsearch = (
  { stack, settings }: KubernetesContext,
  uid: string,
  traces: string | undefined,
): DataSource => ({
  name: "Elasticsearch",
  uid,
  type: "elasticsearch",
  access: "proxy",
  url: `https://${host("elasticsearch", settings)}:${services.elasticsearch.port}`,
  editable: false,
  basicAuth: true,
  basicAuthUser: "elastic",
  jsonData: {
    index: dataStream(stack).name,
    timeField: "@timestamp",
    logMessageField: "message",
    logLevelField: "level",
    tlsAuthWithCACert: true,
    ...(traces === undefined ? {} : { dataLinks: [{ field: traceId, datasourceUid: traces, ...traceLink }] }),
  },
  secureJsonData: {
    basicAuthPassword: `$${elasticsearchVariables.password}`,
    tlsCACert: `$${elasticsearchVariables.ca}`,
  },
});

/** Finds the lines of the trace that is looked at. */
export const linesOfTrace = ({ logs, settings }: KubernetesContext): string =>
  logs === "elk"
    ? `${traceId}:"$\${__trace.traceId}"`
    : `{namespace="${settings.productNamespace}"} | ${traceId}="$\${__trace.traceId}"`;
