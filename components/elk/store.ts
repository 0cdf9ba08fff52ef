import type { StackContext } from "../../model/stack.ts";
import type { KubernetesSettings } from "../kubernetes/settings.ts";
import type { LogStore } from "../kubernetes/offers.ts";
import { lookedAtTrace, traceIdField, traceLink } from "../kubernetes/trace-links.ts";
import { dataStream } from "./data-stream.ts";
import { clusterName } from "./elasticsearch.ts";
import { elasticsearchCall, elasticsearchUrl } from "./traces/certificate.ts";

/** Names of the variables that the data source is written with. */
const variables = { password: "ELASTICSEARCH_PASSWORD", ca: "ELASTICSEARCH_CA" } as const;

/**
 * How people find lines in it: as the user `elastic`, for its operator makes no lesser one that may read, and the password
 * never leaves the cluster. Password and certificate authority are what only the cluster knows.
 */
export const store = (stack: StackContext, settings: KubernetesSettings): LogStore => ({
  source: "elasticsearch",
  call: elasticsearchCall,
  variables: {
    [variables.password]: { secretKeyRef: { name: `${clusterName}-es-elastic-user`, key: "elastic" } },
    [variables.ca]: { secretKeyRef: { name: `${clusterName}-es-http-certs-public`, key: "ca.crt" } },
  },
  dataSource: ({ logs = "", traces }) => ({
    name: "Elasticsearch",
    uid: logs,
    type: "elasticsearch",
    access: "proxy",
    url: elasticsearchUrl(settings),
    editable: false,
    basicAuth: true,
    basicAuthUser: "elastic",
    jsonData: {
      index: dataStream(stack).name,
      timeField: "@timestamp",
      logMessageField: "message",
      logLevelField: "level",
      tlsAuthWithCACert: true,
      ...(traces === undefined ? {} : { dataLinks: [{ field: traceIdField, datasourceUid: traces, ...traceLink }] }),
    },
    secureJsonData: { basicAuthPassword: `$${variables.password}`, tlsCACert: `$${variables.ca}` },
  }),
  linesOfTrace: `${traceIdField}:"${lookedAtTrace}"`,
});
