import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { stackJobs } from "../../../components/kube-prometheus-stack/catalog/stack-jobs.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { profiles } from "../../../components/kubernetes/settings.ts";
import type { StackChoices } from "./context.ts";
import { kubernetesContext, resourcesOf } from "./context.ts";

/** Backends that make metrics of what others say, by their ids, which their scrape jobs are named after. */
const exporters = ["blackbox-exporter", "postgres-exporter", "statsd-exporter", "pushgateway"] as const;

const resources = (own: Partial<StackChoices> = {}): Promise<ClusterResources> => resourcesOf(exporters, own);

const names = async (own?: Partial<StackChoices>): Promise<readonly string[]> =>
  (await resources(own)).releases.map(({ name }) => name);

describe("exporters", () => {
  it("are there where they have something to do", async () => {
    const without = (catalog: Partial<typeof stratoai>) =>
      names({ catalog: { ...stratoai, logAlerts: [], ...catalog } });
    const metrics = stratoai.metrics.filter(({ statsd }) => statsd === undefined);
    assert.deepEqual(await names(), ["blackbox-exporter", "postgres-exporter", "statsd-exporter"]);
    assert.deepEqual(await without({ uptimeChecks: [] }), ["postgres-exporter", "statsd-exporter"]);
    assert.deepEqual(await without({ metrics }), ["blackbox-exporter", "postgres-exporter"]);
    assert.deepEqual(await without({ scrapeJobs: [] }), ["blackbox-exporter", "statsd-exporter"]);
    assert.ok((await names({ settings: { pushgateway: true } })).includes("pushgateway"));
  });

  it("listen where their monitors scrape, on pods that these select", async () => {
    for (const profile of profiles) {
      const settings = { profile };
      const { workloads } = await resources({ settings });
      const jobs = stackJobs(kubernetesContext({ settings }));
      assert.equal(workloads.length, 3);
      for (const { name, namespace, podLabels, listens } of workloads) {
        const place = jobs.get(name) ?? assert.fail(`no job ${name}`);
        assert.deepEqual([place.namespace, place.serviceLabels], [namespace, podLabels]);
        assert.ok(listens.some(({ port, protocol }) => port === place.containerPort && protocol === undefined));
      }
    }
  });

  it("are one pod where two would count twice, and two where one would be missed", async () => {
    const replicas = async (profile: (typeof profiles)[number]): Promise<object> => {
      const { workloads } = await resources({ settings: { profile, pushgateway: true } });
      return Object.fromEntries(workloads.map((workload) => [workload.name, workload.replicas]));
    };
    const single = { "postgres-exporter": 1, "statsd-exporter": 1, pushgateway: 1 };
    assert.deepEqual(await replicas("small"), { "blackbox-exporter": 1, ...single });
    for (const profile of ["ha", "large"] as const) {
      assert.deepEqual(await replicas(profile), { "blackbox-exporter": 2, ...single });
    }
  });
});
