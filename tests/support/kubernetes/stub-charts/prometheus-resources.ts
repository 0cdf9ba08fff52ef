import type { Conditional, Template } from "./template.ts";
import { argument, Expression, filled, over, reference } from "./template.ts";
import { fullname } from "./workloads.ts";

export const name = (part: string): string => `${fullname}-${part}`;

const release = "(default .Release.Name .Values.fullnameOverride)";

const named = (part: string): Expression => new Expression(`printf \`%s-${part}\` ${release}`);

/** Values that the real chart reads itself, and does not pass to the custom resource. */
const readByChart = [
  "additionalAlertManagerConfigsSecret",
  "additionalConfig",
  "additionalConfigString",
  "additionalPrometheusSecretsAnnotations",
  "additionalScrapeConfigsSecret",
  "podAntiAffinity",
  "podAntiAffinityTopologyKey",
  "prometheusExternalLabelNameClear",
  "remoteWriteDashboards",
  "replicaExternalLabelNameClear",
  "storageSpec",
  "useExistingSecret",
];

/** Kinds that a Prometheus selects; here the real chart says `{}`, for all, where it leaves other empty values out. */
const selected = ["serviceMonitor", "podMonitor", "probe", "scrapeConfig", "rule"].map((kind) => ({
  selector: `${kind}Selector`,
  namespaces: `${kind}NamespaceSelector`,
  byRelease: `${kind}SelectorNilUsesHelmValues`,
}));

const at = (spec: string, key: string): string => reference(`${spec}.${key}`);

function selectors(spec: string): Readonly<Record<string, Template>> {
  const ofRelease = "(dict `matchLabels` (dict `release` .Release.Name))";
  return Object.fromEntries(
    selected.flatMap(({ selector, namespaces, byRelease }) => [
      [
        selector,
        new Expression(`${at(spec, selector)} | default (ternary ${ofRelease} (dict) ${at(spec, byRelease)})`),
      ],
      [namespaces, new Expression(`${at(spec, namespaces)} | default dict`)],
    ]),
  );
}

function affinity(spec: string, app: string): Expression {
  const term = {
    topologyKey: new Expression(at(spec, "podAntiAffinityTopologyKey")),
    labelSelector: { matchLabels: { "app.kubernetes.io/name": app } },
  };
  const hard = argument({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
  const soft = argument({
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  });
  const kind = at(spec, "podAntiAffinity");
  const own = `ternary ${hard} (ternary ${soft} (dict) (eq ${kind} \`soft\`)) (eq ${kind} \`hard\`)`;
  return new Expression(`merge (${own}) (${at(spec, "affinity")} | default dict)`);
}

/** What both custom resources have. */
const common = (spec: string, app: string): Readonly<Record<string, Template>> => ({
  affinity: affinity(spec, app),
  image: new Expression(
    `printf \`%s/%s:%s\` ${["registry", "repository", "tag"].map((key) => at(spec, `image.${key}`)).join(" ")}`,
  ),
  version: new Expression(at(spec, "image.tag")),
  serviceAccountName: named(app),
  externalUrl: new Expression(
    `${at(spec, "externalUrl")} | default (printf \`http://%s-${app}.%s:%v\` ${release} .Release.Namespace ${reference(`${app}.service.port`)})`,
  ),
});

const prometheusSpec = "prometheus.prometheusSpec";
const thanos = at(prometheusSpec, "thanos");

export const prometheus: Conditional = {
  when: reference("prometheus.enabled"),
  object: {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "Prometheus",
    metadata: { name: name("prometheus") },
    spec: over(
      filled(reference(prometheusSpec), [...readByChart, ...selected.map(({ byRelease }) => byRelease)], {
        ...common(prometheusSpec, "prometheus"),
        alerting: {
          alertmanagers: [
            { namespace: "{{ .Release.Namespace }}", name: named("alertmanager"), port: "http-web", apiVersion: "v2" },
          ],
        },
        storage: new Expression(at(prometheusSpec, "storageSpec")),
        // The object storage's Secret is named one level deeper in the values than in the resource.
        thanos: filled(thanos, ["objectStorageConfig"], {
          objectStorageConfig: new Expression(at(prometheusSpec, "thanos.objectStorageConfig.existingSecret")),
        }),
      }),
      selectors(prometheusSpec),
    ),
  },
};

const alertmanagerSpec = "alertmanager.alertmanagerSpec";

export const alertmanager: Conditional = {
  when: reference("alertmanager.enabled"),
  object: {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "Alertmanager",
    metadata: { name: name("alertmanager") },
    spec: over(filled(reference(alertmanagerSpec), readByChart, common(alertmanagerSpec, "alertmanager")), {
      alertmanagerConfigSelector: new Expression(
        `${at(alertmanagerSpec, "alertmanagerConfigSelector")} | default dict`,
      ),
      alertmanagerConfigNamespaceSelector: new Expression(
        `${at(alertmanagerSpec, "alertmanagerConfigNamespaceSelector")} | default dict`,
      ),
    }),
  },
};
