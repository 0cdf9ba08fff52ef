import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider.js";
import { Provider as RandomProviderResource } from "@pulumi/random/provider.js";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import { objectLabels } from "../../../components/kubernetes/object-labels.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { ClusterDeployer } from "../../../components/kubernetes/deploy.ts";
import { backends } from "../../../components/index.ts";
import { Monitoring } from "../../../components/monitoring/monitoring.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { declaredSecrets } from "../../../plan/settings/secrets.ts";
import { separateEngineConnections } from "../../../provider/engine-connections.ts";
import { tool } from "../toolchain.ts";
import type { TestCharts } from "./charts.ts";
import type { Cluster } from "./cluster.ts";
import { startRandomProvider } from "./random-provider.ts";

/**
 * Brings resources of the complete tier up in a test's cluster, by the real engine and provider, and waits until it is
 * ready. Every secret is set. The stack is then forgotten: the cluster goes as a whole.
 */
export async function install(
  cluster: Cluster,
  charts: TestCharts,
  resources: ClusterResources,
  context: Pick<KubernetesContext, "stack" | "settings">,
): Promise<void> {
  separateEngineConnections();
  const random = await startRandomProvider();
  const folder = mkdtempSync(join(tmpdir(), "installed-resources-"));
  const path = process.env.PATH ?? "";
  // The Automation API looks for the CLI on our own PATH.
  process.env.PATH = `${dirname(tool("pulumi"))}${delimiter}${path}`;
  const program = () => {
    const monitoring = new Monitoring(context.stack.product, { tier: "complete", formerly: "kubernetes" });
    new ClusterDeployer({
      monitoring,
      settings: { ...context.settings, charts: charts.folder },
      labels: objectLabels(context),
      all: resources,
      providers: {
        kubernetes: new KubernetesProvider("kubernetes", { kubeconfig: cluster.kubeconfig }),
        random: new RandomProviderResource("random"),
      },
    }).deploy(resources);
    monitoring.complete();
    return Promise.resolve({ urn: monitoring.urn });
  };
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "installed-resources", program },
      {
        workDir: folder,
        pulumiHome: join(folder, "home"),
        envVars: {
          ...random.env,
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
      },
    );
    await stack.setAllConfig(
      Object.fromEntries(
        Object.keys(declaredSecrets(stratoai, backends)).map((key) => [key, { value: `the ${key}`, secret: true }]),
      ),
    );
    await stack.up();
  } finally {
    process.env.PATH = path;
    await random.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
