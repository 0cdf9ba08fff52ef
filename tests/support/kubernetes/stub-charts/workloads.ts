import type { Conditional, ObjectTemplate, Template } from "./template.ts";
import { Expression, over } from "./template.ts";

/** The name that a chart gives its objects. */
export const fullname = "{{ default .Release.Name .Values.fullnameOverride }}";

/** As {@link fullname}, of a chart within another. */
export const subchartFullname = "{{ default (printf `%s-%s` .Release.Name .Chart.Name) .Values.fullnameOverride }}";

const namespace = "{{ default .Release.Namespace .Values.namespaceOverride }}";

type Labels = Readonly<Record<string, string>>;

/** The labels by which charts usually select their pods. */
export const selectorLabels = (app: string): Labels => ({
  "app.kubernetes.io/name": app,
  "app.kubernetes.io/instance": "{{ .Release.Name }}",
});

export interface Pods {
  readonly kind: "Deployment" | "StatefulSet" | "DaemonSet";
  readonly name?: string;
  readonly labels: Labels;
  /** A map in the values with more labels of the pods. */
  readonly moreLabels?: Expression;
  readonly replicas?: Template;
  readonly serviceAccount?: string;
  /** Fields of the pod. */
  readonly pod?: Readonly<Record<string, Template>>;
  /** Fields of its container. */
  readonly container?: Readonly<Record<string, Template>>;
  /** Container ports by name, or a list of them. */
  readonly ports: Readonly<Record<string, Template>> | Expression;
  /** Fields of the Deployment, StatefulSet or DaemonSet itself. */
  readonly spec?: Readonly<Record<string, Template>>;
}

/** What makes the pods. The image is no real one: here nothing runs. */
export function pods({ name = fullname, ...pods }: Pods): ObjectTemplate {
  const ports = pods.ports instanceof Expression ? pods.ports : portList(pods.ports, "containerPort");
  return {
    apiVersion: "apps/v1",
    kind: pods.kind,
    metadata: { name, namespace, labels: pods.labels },
    spec: {
      ...(pods.replicas === undefined ? {} : { replicas: pods.replicas }),
      ...(pods.kind === "StatefulSet" ? { serviceName: name } : {}),
      ...pods.spec,
      selector: { matchLabels: pods.labels },
      template: {
        metadata: { labels: withMore(pods.labels, pods.moreLabels) },
        spec: {
          ...(pods.serviceAccount === undefined ? {} : { serviceAccountName: pods.serviceAccount }),
          ...pods.pod,
          containers: [{ name: "stub", image: "example.invalid/stub:1.0.0", ...pods.container, ports }],
        },
      },
    },
  };
}

const protocol = (port: string): string => (port.endsWith("udp") ? "UDP" : "TCP");

const portList = (ports: Readonly<Record<string, Template>>, number: "containerPort" | "port"): readonly Template[] =>
  Object.entries(ports).map(([name, port]) => ({ name, [number]: port, protocol: protocol(name) }));

const withMore = (labels: Labels, more: Expression | undefined): Template =>
  more === undefined ? labels : over(new Expression(`deepCopy (${more.text} | default dict)`), labels);

/** The length that Kubernetes allows for the name of a container's port; a Service's may be longer. */
const longestPortName = 15;

interface ServiceDetails {
  readonly name?: string;
  /** Default: those that it selects by. */
  readonly labels?: Labels;
  /** Container port that a port leads to, by name. Default: the one of its own name. */
  readonly targets?: Readonly<Record<string, string>>;
}

/** @param ports the Service's own, by name */
export const service = (
  selector: Labels,
  ports: Readonly<Record<string, Template>>,
  { name = fullname, labels = selector, targets = {} }: ServiceDetails = {},
): ObjectTemplate => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, namespace, labels },
  spec: {
    selector,
    ports: Object.entries(ports).map(([port, number]) => ({
      name: port,
      port: number,
      targetPort: targets[port] ?? (port.length > longestPortName ? number : port),
      protocol: protocol(port),
    })),
  },
});

export const serviceAccount = (name = fullname): ObjectTemplate => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace },
});

export const configMap = (data: Readonly<Record<string, Template>>, name = fullname): ObjectTemplate => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace },
  data,
});

/** A ClusterRole and its binding to a service account. */
export const clusterRole = (rules: Template, name = fullname): readonly ObjectTemplate[] => [
  { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name }, rules },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
    subjects: [{ kind: "ServiceAccount", name, namespace }],
  },
];

/** What a chart's own ServiceMonitor selects, where the values switch it on. */
export const serviceMonitor = (
  when: Expression,
  labels: Labels,
  port: string,
  more: Readonly<Record<string, Template>> = {},
  name = fullname,
): Conditional => ({
  when: when.text,
  object: {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: { name, namespace, labels },
    spec: { selector: { matchLabels: labels }, endpoints: [{ port, ...more }] },
  },
});
