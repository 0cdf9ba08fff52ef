import { clusterPart } from "../../../../../components/kubernetes/compile/cluster/index.ts";
import { logsPart } from "../../../../../components/kubernetes/compile/logs/index.ts";
import type { Part } from "../../../../../components/kubernetes/compile/part.ts";
import { emptyPart, joined } from "../../../../../components/kubernetes/compile/part.ts";
import type { Workload } from "../../../../../components/kubernetes/compile/workload.ts";
import { kubernetesContext } from "../../context.ts";
import { noAlerts } from "../logs/fixture.ts";

const context = kubernetesContext({
  settings: {
    ingress: {
      className: "nginx",
      hosts: { kibana: "logs.stratoai.com" },
      tls: { clusterIssuer: "letsencrypt" },
      auth: { url: "https://auth.stratoai.com/auth", signin: "https://auth.stratoai.com/start" },
      controllerNamespace: "ingress-nginx",
    },
  },
});

export const workload = (name: string, rest: Partial<Workload> = {}): Workload => ({
  name,
  namespace: "monitoring",
  podLabels: { "app.kubernetes.io/name": name },
  listens: [],
  calls: [],
  replicas: 1,
  ...rest,
});

/** The Elastic stack, and pods that call in every way there is. */
const areas: Part = joined([
  logsPart(context, noAlerts),
  {
    ...emptyPart,
    workloads: [
      workload("prometheus", { calls: [{ outside: "cluster" }], replicas: 2 }),
      workload("alertmanager", {
        listens: [{ port: 9094 }, { port: 9094, protocol: "UDP" }],
        calls: [
          { to: "alertmanager", port: 9094 },
          { outside: "internet", ports: [443, 587] },
        ],
        replicas: 3,
      }),
      workload("statsd-exporter", { listens: [{ port: 8125 }], calledBy: [{ from: "product", port: 8125 }] }),
    ],
  },
]);

export const objects = clusterPart(context, areas).objects.map(({ object }) => object);
export const named = (kind: string) =>
  objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
