import type { BackendOutput } from "../../../model/stack.ts";
import { catalogPart } from "./catalog/index.ts";
import { clusterPart } from "./cluster/index.ts";
import type { KubernetesContext } from "./context.ts";
import { exportersPart } from "./exporters/index.ts";
import { logAlertInputs } from "./logs/alerts.ts";
import { logsPart } from "./logs/index.ts";
import { metricsPart } from "./metrics/index.ts";
import type { Part } from "./part.ts";
import { joined } from "./part.ts";
import { tracesPart } from "./traces/index.ts";

/** What the backends' own compile functions made of the catalog. */
export interface BackendOutputs {
  readonly prometheus: BackendOutput;
  readonly alertmanager: BackendOutput;
  readonly grafana: BackendOutput;
}

/** Everything that the complete tier has in its cluster. */
export function compile(context: KubernetesContext, outputs: BackendOutputs): Part {
  const areas = joined([
    metricsPart(context, outputs.alertmanager),
    exportersPart(context, outputs.prometheus),
    catalogPart(context, outputs.grafana),
    logsPart(context, logAlertInputs(context)),
    tracesPart(context),
  ]);
  return joined([clusterPart(context, areas), areas]);
}
