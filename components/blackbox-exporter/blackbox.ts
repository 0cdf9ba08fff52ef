import { ofBackend } from "../../model/origin.ts";
import type { Probe } from "../prometheus/probes.ts";
import { probesOrigin } from "../prometheus/probes.ts";
import type { BlackboxConfig } from "../prometheus/blackbox.ts";
import { ownProbes } from "./own-probes.ts";
import { secretsNamed } from "../kubernetes/config-secrets.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { ClusterResources, SecretSpec } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { chartLabels } from "../kubernetes/charts.ts";
import type { JobPlace } from "../kubernetes/job-place.ts";
import { byPod } from "../kubernetes/job-place.ts";
import type { Profile, KubernetesSettings } from "../kubernetes/settings.ts";
import { blackboxChart } from "./chart.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-blackbox-exporter`. */
export interface BlackboxValues {
  readonly fullnameOverride: string;
  readonly replicas: number;
  /** blackbox.yml itself. */
  readonly config: object;
  readonly extraSecretMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly secretName: string;
    readonly readOnly: true;
    readonly defaultMode: number;
  }[];
  readonly podSecurityContext: {
    readonly fsGroup: number;
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
  };
  readonly resources: Resources;
  readonly topologySpreadConstraints: readonly {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: "ScheduleAnyway";
    readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  }[];
}

/** Its release, pods and Service. */
export const service = { name: "blackbox-exporter", port: 9115 } as const;

const origin = ofBackend("blackbox-exporter");

const labels = chartLabels(blackboxChart, service.name);

/** A second one answers while a node is drained, so that no check fails for that. */
const replicas: Readonly<Record<Profile, number>> = { small: 1, ha: 2, large: 2 };

/** Where blackbox.yml names its files of tokens. */
const tokensFolder = "/etc/blackbox_exporter/secrets";

const tokensSecret = "blackbox-secrets";

/** The group that the exporter runs as, in the chart and in its image. */
const group = 1000;

/** The token's secret that a probe sends. */
const tokenOf = ({ module }: Probe): readonly string[] =>
  module.prober === "http" && module.bearer !== undefined ? [module.bearer] : [];

/** Secrets whose tokens the checks send. */
const tokens = (context: KubernetesContext): readonly string[] => secretsNamed(ownProbes(context).flatMap(tokenOf));

/** blackbox.yml as the chart takes it, which writes the file. */
const chartConfig = ({ modules }: BlackboxConfig): object => ({
  modules: Object.fromEntries(Object.entries(modules).map(([name, { object }]) => [name, object])),
});

function blackboxValues(context: KubernetesContext, config: BlackboxConfig): BlackboxValues {
  const matchLabels = labels;
  return {
    fullnameOverride: service.name,
    replicas: replicas[context.settings.profile],
    config: chartConfig(config),
    ...(tokens(context).length === 0
      ? {}
      : {
          extraSecretMounts: [
            {
              name: "tokens",
              mountPath: tokensFolder,
              secretName: tokensSecret,
              readOnly: true,
              defaultMode: 0o440,
            },
          ],
        }),
    podSecurityContext: { fsGroup: group, seccompProfile: { type: "RuntimeDefault" } },
    resources: resources("20m", "32Mi", "128Mi"),
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels },
      },
    ],
  };
}

function tokensSpec(context: KubernetesContext): readonly SecretSpec[] {
  const names = tokens(context);
  if (names.length === 0) return [];
  return [
    {
      name: tokensSecret,
      namespace: context.settings.namespace,
      keys: Object.fromEntries(names.map((name) => [name, [{ config: name }]])),
      readBy: "the blackbox exporter, which sends them with its checks",
      origin: probesOrigin(ownProbes(context).filter((probe) => tokenOf(probe).length > 0)),
    },
  ];
}

/** The exporter that runs the catalog's checks from within the cluster. */
export function blackboxResources(context: KubernetesContext, config: BlackboxConfig): ClusterResources {
  const { namespace, profile } = context.settings;
  const { name, port } = service;
  return {
    ...noResources,
    releases: [{ name, origin, chart: blackboxChart, namespace, values: blackboxValues(context, config), after: [] }],
    secrets: tokensSpec(context),
    workloads: [
      {
        name,
        namespace,
        podLabels: labels,
        listens: [{ port }],
        // What is checked may be reached by its public address or within the cluster, and a redirect may lead anywhere.
        calls: [{ outside: "internet" }, { outside: "cluster" }],
        replicas: replicas[profile],
      },
    ],
  };
}

export const place = ({ namespace }: Pick<KubernetesSettings, "namespace">): JobPlace => ({
  namespace,
  serviceLabels: labels,
  containerPort: service.port,
  instance: byPod,
  keepsPod: false,
});
