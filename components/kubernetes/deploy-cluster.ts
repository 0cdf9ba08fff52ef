import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider.js";
import { Provider as RandomProvider } from "@pulumi/random/provider.js";
import type { Deploy } from "../backend.ts";
import type { ClusterSettings } from "./backend.ts";
import type { EnclosedResources } from "./compile.ts";
import { ClusterDeployer } from "./deploy.ts";
import { objectLabels } from "./object-labels.ts";
import { deployer as offer } from "./offers.ts";
import { kubernetesOutputs } from "./outputs.ts";
import { ObservabilityProvider } from "../provider/provider.ts";
import { kubeconfigPaths } from "./preflight/kubeconfig.ts";

/** Makes what encloses the backends in a cluster, and gives them who makes theirs. */
export const deploy: Deploy<ClusterSettings, EnclosedResources> = ({ own, all }, { context, deployed }) => {
  const { kubernetes: settings } = context.own;
  const [configured] = settings.kubeconfig === undefined ? [] : kubeconfigPaths(settings);
  const deployer = new ClusterDeployer({
    monitoring: deployed.monitoring,
    settings,
    labels: objectLabels(context),
    all,
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
      ...(settings.keepData ? {} : { own: new ObservabilityProvider("own") }),
    },
  });
  deployed.set(offer, deployer);
  deployer.deploy(own);
  return () => kubernetesOutputs(all, settings, (name) => deployer.password(name));
};
