import type { KubernetesSettings } from "../kubernetes/settings.ts";
import type { LogStore } from "../kubernetes/offers.ts";
import { origin } from "../kubernetes/places.ts";
import { lookedAtTrace, traceIdField, traceLink } from "../kubernetes/trace-links.ts";
import { gateway } from "./service.ts";

const source = "loki";

/** How people find lines in it. */
export const store = (settings: KubernetesSettings): LogStore => ({
  source,
  // The gateway's pods listen on another port than their Service.
  call: { to: gateway.name, port: 8080 },
  variables: {},
  dataSource: ({ logs = "", traces }) => ({
    name: "Loki",
    uid: logs,
    type: source,
    access: "proxy",
    url: origin(gateway, settings),
    editable: false,
    jsonData:
      traces === undefined
        ? {}
        : {
            derivedFields: [
              { name: "Trace", matcherType: "label", matcherRegex: traceIdField, datasourceUid: traces, ...traceLink },
            ],
          },
  }),
  linesOfTrace: `{namespace="${settings.productNamespace}"} | ${traceIdField}="${lookedAtTrace}"`,
});
