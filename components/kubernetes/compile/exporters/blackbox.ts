import { parse } from "yaml";
import type { Artifact } from "../../../../model/stack.ts";
import type { SecretKey } from "../../../../plan/settings/secrets.ts";
import { ownProbes } from "../catalog/own-probes.ts";
import { secretsNamed } from "../config-secrets.ts";
import type { KubernetesContext } from "../context.ts";
import { resources } from "../pod/resources.ts";
import type { Part, SecretSpec } from "../part.ts";
import { emptyPart } from "../part.ts";
import { services } from "../places.ts";
import type { Profile } from "../settings.ts";
import type { BlackboxValues } from "./blackbox-values.ts";
import { exporterChart, exporterLabels, exporterName } from "./exporter.ts";

/** A second one answers while a node is drained, so that no check fails for that. */
const replicas: Readonly<Record<Profile, number>> = { small: 1, ha: 2, large: 2 };

/** Where blackbox.yml names its files of tokens. */
const tokensFolder = "/etc/blackbox_exporter/secrets";

const tokensSecret = "blackbox-secrets";

/** The group that the exporter runs as, in the chart and in its image. */
const group = 1000;

/** Secrets whose tokens the checks send. */
const tokens = (context: KubernetesContext): readonly SecretKey[] =>
  secretsNamed(
    ownProbes(context).flatMap(({ module }) => module.bearer ?? []),
    "uptime checks",
  );

export function blackboxValues(context: KubernetesContext, config: Artifact): BlackboxValues {
  const matchLabels = exporterLabels("blackbox");
  return {
    fullnameOverride: exporterName("blackbox"),
    replicas: replicas[context.settings.profile],
    config: parse(config.content) as object,
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
    },
  ];
}

/** The exporter that runs the catalog's checks from within the cluster. */
export function blackboxPart(context: KubernetesContext, config: Artifact): Part {
  const { namespace, profile } = context.settings;
  const name = exporterName("blackbox");
  return {
    ...emptyPart,
    releases: [{ name, chart: exporterChart.blackbox, namespace, values: blackboxValues(context, config), after: [] }],
    secrets: tokensSpec(context),
    workloads: [
      {
        name,
        namespace,
        podLabels: exporterLabels("blackbox"),
        listens: [{ port: services.blackbox.port }],
        // What is checked may be reached by its public address or within the cluster, and a redirect may lead anywhere.
        calls: [{ outside: "internet" }, { outside: "cluster" }],
        replicas: replicas[profile],
      },
    ],
  };
}
