import type { WithOrigin } from "../../model/origin.ts";
import { ofBackend } from "../../model/origin.ts";
import { statsdText } from "../prometheus/files.ts";
import type { StatsdMapping } from "../prometheus/statsd.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { readOnly } from "../kubernetes/pod/security.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { chartLabels } from "../kubernetes/charts.ts";
import type { JobPlace } from "../kubernetes/job-place.ts";
import { byPod } from "../kubernetes/job-place.ts";
import type { StatsdReceiver } from "../kubernetes/offers.ts";
import { host } from "../kubernetes/places.ts";
import type { KubernetesSettings } from "../kubernetes/settings.ts";
import { statsdChart } from "./chart.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-statsd-exporter`. */
export interface StatsdValues {
  readonly fullnameOverride: string;
  readonly statsd: {
    readonly udpPort: number;
    readonly tcpPort: number;
    /** The mapping's YAML. */
    readonly mappingConfig: string;
  };
  readonly serviceAccount: { readonly create: false; readonly name: string };
  readonly securityContext: ContainerSecurity;
  readonly resources: Resources;
}

/** Its release, pods and Service. */
const name = "statsd-exporter";

const origin = ofBackend("statsd-exporter");

const metricsPort = 9102;

/** Where StatsD clients send to by default. */
const statsdPort = 8125;

const labels = chartLabels(statsdChart, name);

/** `nobody`, as whom the image runs, by number: Kubernetes cannot tell from a name that it is not root. */
const nobody = 65_534;

const statsdValues = (mapping: WithOrigin<StatsdMapping>): StatsdValues => ({
  fullnameOverride: name,
  // Without a comment on each mapping: a text that only reads differently would restart the pod, which loses counts.
  statsd: { udpPort: statsdPort, tcpPort: statsdPort, mappingConfig: statsdText(mapping, false) },
  serviceAccount: { create: false, name },
  securityContext: { ...readOnly, runAsNonRoot: true, runAsUser: nobody },
  resources: resources("50m", "64Mi", "256Mi"),
});

/** The chart's own would have its pod carry a token for the Kubernetes API, which the exporter never calls. */
const account = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: {
    name,
    namespace: context.settings.namespace,
    labels: objectLabels(context),
  },
  automountServiceAccountToken: false,
});

/**
 * StatsD's way into Prometheus. One pod, in every profile: a Service spreads packets over pods by chance, so that two
 * would each know half of every counter and different values of the same gauge. What is sent while it is moved to
 * another node is lost, which is what StatsD promises of UDP.
 */
export function statsdResources(context: KubernetesContext, mapping: WithOrigin<StatsdMapping>): ClusterResources {
  const { namespace } = context.settings;
  return {
    ...noResources,
    releases: [{ name, origin, chart: statsdChart, namespace, values: statsdValues(mapping), after: [] }],
    objects: [{ origin, object: account(context) }],
    workloads: [
      {
        name,
        namespace,
        podLabels: labels,
        listens: [{ port: metricsPort }, { port: statsdPort, protocol: "UDP" }, { port: statsdPort }],
        calls: [],
        calledBy: [{ from: "product", port: statsdPort }],
        replicas: 1,
      },
    ],
  };
}

const place = ({ namespace }: Pick<KubernetesSettings, "namespace">): JobPlace => ({
  namespace,
  serviceLabels: labels,
  containerPort: metricsPort,
  instance: byPod,
  keepsPod: false,
});

/** How others in the cluster send to it, and Prometheus finds it. */
export const receiver = (settings: Pick<KubernetesSettings, "namespace">): StatsdReceiver => ({
  host: host({ name }, settings),
  port: statsdPort,
  call: { to: name, port: statsdPort },
  metricsPort,
  place: place(settings),
});
