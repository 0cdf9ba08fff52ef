import type { ClusterSettings } from "../../../components/kubernetes/backend.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { nodesNamespace } from "../../../components/kubernetes/places.ts";
import type { Planned } from "../../../plan/make-plan.ts";
import type { RawConfig } from "../../../plan/settings/raw-config.ts";
import { plan } from "../../plan/support.ts";
import { testCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { addressHostNetworkPods } from "../../support/kubernetes/host-network.ts";
import { install } from "../../support/kubernetes/installed-resources.ts";
import {
  makeWebhookCertificate,
  startPrometheusOperator,
  type PrometheusOperator,
} from "../../support/kubernetes/prometheus-operator.ts";
import { clusterOf } from "../kubernetes/context.ts";
import { metricsOnly } from "./metrics-only.ts";
import { productPods } from "./product-pods.ts";

/** A cluster with the product and the resources of its metrics, watched by a running prometheus-operator. */
interface OperatedCluster {
  readonly planned: Planned;
  /** Everything of the stack in its cluster. */
  readonly resources: ClusterResources;
  readonly cluster: Cluster;
  readonly charts: TestCharts;
  readonly operator: PrometheusOperator;
  readonly stop: () => Promise<void>;
}

/** The settings of the stack's cluster. */
function settingsOf({ compiled }: Planned): ClusterSettings {
  const { context } = compiled.find(({ backend }) => backend.id === "kubernetes") ?? {};
  if (context === undefined) throw new Error("the stack has no cluster");
  return context.own as ClusterSettings;
}

/** Brings up as much of a stack `prod` as concerns the operator, and starts that. */
export async function startOperatedCluster(raw: RawConfig): Promise<OperatedCluster> {
  const planned = await plan(raw, { stack: "prod" });
  const resources = clusterOf(planned.compiled);
  const { kubernetes } = settingsOf(planned);
  const charts = testCharts();
  const cluster = await startCluster();
  const stop = () => {
    cluster.stop();
    charts.remove();
  };
  try {
    await cluster.apply(productPods(kubernetes.productNamespace, "stratoai-backend", 3000));
    await install(cluster, charts, metricsOnly(resources), { stack: planned.stack, settings: kubernetes });
    await addressHostNetworkPods(cluster, nodesNamespace(kubernetes));
    await makeWebhookCertificate(cluster, kubernetes.namespace);
    const operator = startPrometheusOperator(cluster);
    return {
      planned,
      resources,
      cluster,
      charts,
      operator,
      async stop() {
        await operator.stop();
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
