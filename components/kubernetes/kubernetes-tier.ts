import * as pulumi from "@pulumi/pulumi";
import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider.js";
import { Provider as RandomProvider } from "@pulumi/random/provider.js";
import type { Planned } from "../../plan/make-plan.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { StratoaiProvider } from "../local/provider.ts";
import { objectLabels } from "./compile/object-labels.ts";
import { KubernetesMonitoring } from "./kubernetes-monitoring.ts";
import { kubernetesOutputs } from "./outputs.ts";
import { kubeconfigPaths } from "./preflight/kubeconfig.ts";
import { preflight } from "./preflight/index.ts";

/**
 * Makes the complete tier's resources, and says where to look.
 *
 * Throws a Refusal that lists every secret, chart and part of the cluster that is missing or another's, before anything is made.
 */
export async function kubernetesTier(
  { plan, stack, kubernetes: part }: Planned,
  { kubernetes: settings, secretsSet }: Settings,
): Promise<Record<string, pulumi.Input<unknown>>> {
  if (settings === undefined || part === undefined) throw new Error(`tier ${plan.tier} does not run on Kubernetes`);
  const labels = objectLabels({ stack });
  const notes = await preflight(part, settings, {
    stack: plan.stack,
    secretsSet,
    labels,
    project: pulumi.getProject(),
    preview: pulumi.runtime.isDryRun(),
  });
  for (const note of notes) await pulumi.log.warn(note);
  const [configured] = settings.kubeconfig === undefined ? [] : kubeconfigPaths(settings);
  const monitoring = new KubernetesMonitoring(plan.product, {
    part,
    settings,
    labels,
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
      ...(settings.keepData ? {} : { own: new StratoaiProvider("own") }),
    },
  });
  const planned = plan.capabilities.flatMap(({ backends }) => backends.filter(({ provisioned }) => !provisioned));
  return {
    ...kubernetesOutputs(part, settings, (name) => monitoring.password(name)),
    notProvisioned: planned.map(({ title }) => title),
  };
}
