import { ofBackend } from "../../model/origin.ts";
import { dropLabels, setLabel, stackLabels } from "../kubernetes/relabelings.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Claim } from "../kubernetes/claims.ts";
import { statefulSetClaim } from "../kubernetes/claims.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { readOnly } from "../kubernetes/pod/security.ts";
import { serviceMonitor } from "../kubernetes/monitor.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { chartLabels } from "../kubernetes/charts.ts";
import { pushgatewayChart } from "./chart.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-pushgateway`. */
interface PushgatewayValues {
  readonly fullnameOverride: string;
  readonly runAsStatefulSet: true;
  readonly persistentVolume: { readonly enabled: true; readonly storageClass?: string };
  readonly extraArgs: readonly string[];
  readonly automountServiceAccountToken: false;
  readonly containerSecurityContext: ContainerSecurity;
  readonly resources: Resources;
}

const name = "pushgateway";

const origin = ofBackend("pushgateway");

const port = 9091;

const labels = chartLabels(pushgatewayChart, name);

const pushgatewayValues = ({ settings: { storageClass } }: KubernetesContext): PushgatewayValues => ({
  fullnameOverride: name,
  runAsStatefulSet: true,
  persistentVolume: { enabled: true, ...(storageClass === undefined ? {} : { storageClass }) },
  extraArgs: ["--persistence.file=/data/pushgateway.data", "--persistence.interval=5m"],
  automountServiceAccountToken: false,
  containerSecurityContext: readOnly,
  resources: resources("20m", "32Mi", "128Mi"),
});

/** The chart's own size, of which values say nothing. */
const claim = ({ settings }: KubernetesContext): Claim =>
  statefulSetClaim("storage-volume", name, { settings, size: "2Gi" });

/** What a batch job has pushed keeps its own `job`, `instance` and `service`; the gateway's place says nothing of it. */
const monitor = (context: KubernetesContext): KubernetesObject =>
  serviceMonitor(context, name, labels, [
    {
      targetPort: port,
      honorLabels: true,
      relabelings: [
        setLabel("job", name),
        ...stackLabels(context.stack),
        dropLabels(["container", "endpoint", "namespace", "pod", "service"]),
      ],
    },
  ]);

/**
 * Takes what jobs push that end before they could be scraped. One pod: each push reaches only one, and all of them
 * would be scraped.
 */
export function pushgatewayResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  return {
    ...noResources,
    releases: [{ name, origin, chart: pushgatewayChart, namespace, values: pushgatewayValues(context), after: [] }],
    objects: [{ origin, object: monitor(context) }],
    claims: [claim(context)],
    workloads: [
      {
        name,
        namespace,
        podLabels: labels,
        listens: [{ port }],
        calls: [],
        calledBy: [{ from: "product", port }],
        replicas: 1,
      },
    ],
  };
}
