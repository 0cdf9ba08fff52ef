import type * as pulumi from "@pulumi/pulumi";
import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider.js";
import { Provider as RandomProvider } from "@pulumi/random/provider.js";
import { backendTitles } from "../../plan/component-tree.ts";
import type { Planned } from "../../plan/make-plan.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { objectLabels } from "./object-labels.ts";
import { Monitoring } from "../monitoring/monitoring.ts";
import type { Transforms } from "../monitoring/transforms.ts";
import { ClusterDeployer } from "./deploy.ts";
import { address, kubernetesOutputs } from "./outputs.ts";
import { kubeconfigPaths } from "./preflight/kubeconfig.ts";
import { preflight } from "./preflight/index.ts";

/**
 * Makes the complete tier's resources, and says where to look.
 *
 * Throws a ValidationError that lists every secret, chart and part of the cluster that is missing, before anything is made.
 *
 * @param transforms the last word on each resource; default: none
 */
export async function kubernetesTier(
  { plan, stack, kubernetes: part }: Planned,
  { kubernetes: settings, secretsSet }: Settings,
  transforms?: Transforms,
): Promise<Record<string, pulumi.Input<unknown>>> {
  if (settings === undefined || part === undefined) throw new Error(`tier ${plan.tier} does not run on Kubernetes`);
  await preflight(part, settings, { stack: plan.stack, secretsSet });
  const [configured] = settings.kubeconfig === undefined ? [] : kubeconfigPaths(settings);
  const monitoring = new Monitoring(plan.product, {
    tier: plan.tier,
    providedBy: backendTitles(plan),
    transforms,
    formerly: "kubernetes",
  });
  const deployer = new ClusterDeployer({
    monitoring,
    settings,
    labels: objectLabels({ stack }),
    providers: {
      kubernetes: new KubernetesProvider("kubernetes", {
        // Else a change replaces them, and whoever mounts one goes without it meanwhile.
        enableConfigMapMutable: true,
        enableSecretMutable: true,
        // Without a path the provider takes the environment's, and no path of a machine stands in the state.
        ...(configured === undefined ? {} : { kubeconfig: configured }),
        ...(settings.context === undefined ? {} : { context: settings.context }),
      }),
      random: new RandomProvider("random"),
    },
  });
  deployer.deploy(part);
  for (const endpoint of part.endpoints) {
    monitoring.of(endpoint.capability).provide({ urls: { [endpoint.name]: address(endpoint, settings) } });
  }
  monitoring.complete();
  const planned = plan.capabilities.flatMap(({ backends }) => backends.filter(({ provisioned }) => !provisioned));
  return {
    ...kubernetesOutputs(part, settings, (name) => deployer.password(name)),
    notProvisioned: planned.map(({ title }) => title),
  };
}
