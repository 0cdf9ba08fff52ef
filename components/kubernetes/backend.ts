import { declare } from "../backend.ts";
import { cluster } from "./offers.ts";
import type { EnclosedResources } from "./compile.ts";
import { objectLabels } from "./object-labels.ts";
import { noResources } from "./resources.ts";
import { kubernetesIssues, kubernetesSettings } from "./settings-resolve.ts";
import type { GivenKubernetes } from "./settings-schema.ts";
import { clusterSettingsSchema } from "./settings-schema.ts";
import type { KubernetesSettings } from "./settings.ts";
import type { Secrets } from "../../model/secret.ts";

/** What several programs in a cluster read from secret config. */
const kubernetesSecrets: Secrets = {
  objectStorageAccessKey: "access key of the object storage, where no cloud identity gives access",
  objectStorageSecretKey: "secret key of the object storage, where no cloud identity gives access",
};

/** Settings of a cluster, and what its machines cost. */
export interface ClusterSettings {
  readonly kubernetes: KubernetesSettings;
  /** USD a month. */
  readonly infrastructureUsd: number | undefined;
}

const machines = "machines of the cluster";

/** A cluster, and what anything needs to live in it: namespaces, policies, releases, pod security. */
export const kubernetes = declare<ClusterSettings, EnclosedResources>({
  id: "kubernetes",
  title: "a Kubernetes cluster",
  serves: [],
  onDemand: [cluster],
  formerly: "kubernetes",
  secrets: kubernetesSecrets,
  settings: {
    schema: clusterSettingsSchema,
    tiers: ["complete"],
    resolve: (given, context) => {
      const own = (given.kubernetes ?? {}) as GivenKubernetes;
      return {
        own: {
          kubernetes: kubernetesSettings(own, context),
          infrastructureUsd: given.infrastructureUsd as number | undefined,
        },
        issues: kubernetesIssues(own, context),
      };
    },
    shown: ({ kubernetes: own, infrastructureUsd }, given) => {
      // Under the names that config has for them.
      const { objectStorage, ingress } = (given.kubernetes ?? {}) as GivenKubernetes;
      return { infrastructureUsd, kubernetes: { ...own, objectStorage, ingress } };
    },
  },
  price: ({ own: { infrastructureUsd: usd } }) =>
    usd === undefined
      ? [{ item: `${machines} (config says none: infrastructureUsd)` }]
      : [{ item: machines, price: { low: usd, high: usd, source: "config: infrastructureUsd" } }],
  offers: ({ own }) => [{ offer: cluster, value: { settings: own.kubernetes } }],
  compile: () =>
    Promise.resolve({ objects: { own: noResources, all: noResources }, items: [], degradations: [], breaches: [] }),
  enclose: async (context, all) => (await import("./compile.ts")).enclose(context, all),
  files: () => Promise.resolve([]),
  rendered: async ({ all }) => (await import("./render.ts")).renderedResources(all),
  resources: async ({ all }, { own }) => (await import("./planned-resources.ts")).plannedResources(all, own.kubernetes),
  preflight: async ({ all }, { own, stack, project, secretsSet }, { preview }) => {
    const { preflight } = await import("./preflight/index.ts");
    const labels = objectLabels({ stack });
    return preflight(all, own.kubernetes, { stack: stack.stack, secretsSet, labels, project, preview });
  },
  status: async (resources) => (await import("./status.ts")).clusterStatus(resources),
  deploy: async () => (await import("./deploy-cluster.ts")).deploy,
});
