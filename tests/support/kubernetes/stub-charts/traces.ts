import { Expression, reference, text, value } from "./template.ts";
import type { StubChart } from "./stub.ts";
import { configMap, fullname, pods, selectorLabels, service, serviceAccount } from "./workloads.ts";

const jaegerLabels = { ...selectorLabels("jaeger"), "app.kubernetes.io/component": "all-in-one" };
const jaegerPorts = { "otlp-grpc": 4317, "otlp-http": 4318, "http-query": 16686 };

/** A field of the only object that we add to the release, a volume claim. */
const extra = (path: string): Expression => new Expression(`(first .Values.extraObjects).${path}`);

export const jaeger: StubChart = {
  objects: [
    serviceAccount(),
    { when: reference("userconfig"), object: configMap({ "user-config.yaml": text("userconfig") }, "user-config") },
    service(jaegerLabels, { ...jaegerPorts, "internal-metrics": 8888 }),
    pods({
      kind: "Deployment",
      labels: jaegerLabels,
      moreLabels: value("jaeger.podLabels"),
      replicas: value("jaeger.replicas"),
      serviceAccount: fullname,
      pod: {
        affinity: value("jaeger.affinity"),
        securityContext: value("jaeger.podSecurityContext"),
        tolerations: value("jaeger.tolerations"),
        volumes: value("jaeger.extraVolumes"),
      },
      container: {
        args: value("jaeger.args"),
        env: value("jaeger.extraEnv"),
        resources: value("jaeger.resources"),
        securityContext: value("jaeger.securityContext"),
        volumeMounts: value("jaeger.extraVolumeMounts"),
      },
      ports: { ...jaegerPorts, metrics: 8888 },
      spec: { strategy: new Expression(`${reference("jaeger.strategy")} | default (dict \`type\` \`Recreate\`)`) },
    }),
    {
      when: reference("extraObjects"),
      object: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: extra("metadata.name"), annotations: extra("metadata.annotations") },
        spec: extra("spec"),
      },
    },
  ],
};

const zipkinLabels = selectorLabels("zipkin");

export const zipkin: StubChart = {
  objects: [
    serviceAccount(),
    service(zipkinLabels, { "http-query": value("service.port") }),
    pods({
      kind: "Deployment",
      labels: zipkinLabels,
      replicas: value("replicaCount"),
      serviceAccount: fullname,
      pod: {
        affinity: value("affinity"),
        securityContext: value("podSecurityContext"),
        tolerations: value("tolerations"),
        volumes: value("volumes"),
        initContainers: value("extraInitContainers"),
      },
      container: {
        resources: value("resources"),
        securityContext: value("securityContext"),
        volumeMounts: value("volumeMounts"),
      },
      ports: { "http-query": 9411 },
    }),
  ],
};

const collectorLabels = { ...selectorLabels("opentelemetry-collector"), component: "standalone-collector" };

/** Ports that the values switch on, as a list of ports of the container or of the Service. */
const enabledPorts = (number: "containerPort" | "port", from: "containerPort" | "servicePort"): Expression =>
  new Expression(
    `include \`ports\` (dict \`ports\` .Values.ports \`number\` \`${number}\` \`from\` \`${from}\`) | fromYamlArray`,
  );

export const opentelemetryCollector: StubChart = {
  definitions: `{{ define \`ports\` }}
{{- $list := list }}
{{- $in := . }}
{{- range $name, $port := .ports }}{{ if $port.enabled }}
{{- $list = append $list (dict \`name\` $name \`protocol\` $port.protocol $in.number (index $port $in.from)) }}
{{- end }}{{ end }}
{{- toYaml $list }}
{{ end }}
`,
  objects: [
    serviceAccount(),
    configMap({ relay: text("alternateConfig") }),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: fullname, labels: collectorLabels },
      spec: { selector: collectorLabels, ports: enabledPorts("port", "servicePort") },
    },
    pods({
      kind: "Deployment",
      labels: collectorLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicaCount"),
      serviceAccount: fullname,
      pod: {
        affinity: value("affinity"),
        securityContext: value("podSecurityContext"),
        tolerations: value("tolerations"),
        volumes: value("extraVolumes"),
      },
      container: {
        env: value("extraEnvs"),
        envFrom: value("extraEnvsFrom"),
        resources: value("resources"),
        securityContext: value("securityContext"),
        volumeMounts: value("extraVolumeMounts"),
      },
      ports: enabledPorts("containerPort", "containerPort"),
    }),
  ],
};
