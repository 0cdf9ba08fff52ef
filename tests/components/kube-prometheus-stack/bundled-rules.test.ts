import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { bundledRules } from "../../../components/kube-prometheus-stack/bundled-rules.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { stackValues } from "./fixture.ts";

/** A product that leaves all of it to the chart. */
const other = kubernetesContext({
  catalog: {
    ...stratoai,
    alerts: [],
    slos: [],
    scrapeJobs: [],
    notifications: { ...stratoai.notifications, inhibitions: [] },
  },
});

describe("the chart's own rules", () => {
  it("say nothing that the catalog says itself", () => {
    const { rules, disabled } = bundledRules(kubernetesContext());
    assert.deepEqual(rules, { general: false, prometheus: false, alertmanager: false });
    assert.deepEqual(Object.keys(disabled).sort(), [
      "NodeFilesystemAlmostOutOfSpace",
      "NodeFilesystemSpaceFillingUp",
      "NodeMemoryHighUtilization",
    ]);
  });

  it("are all on for a catalog that says none of it", () => {
    const { rules, disabled } = bundledRules(other);
    assert.deepEqual(rules, { general: true, prometheus: true, alertmanager: true });
    assert.deepEqual(disabled, {});
  });

  it("belong to the service and the team of the machines, where the catalog has any", () => {
    assert.deepEqual(bundledRules(kubernetesContext()).additionalRuleLabels, { service: "platform", team: "platform" });
    assert.deepEqual(bundledRules(other).additionalRuleLabels, { service: "kubernetes" });
  });

  it("link to the chart's dashboards in the stack's Grafana", () => {
    const annotations = Object.values(bundledRules(kubernetesContext()).additionalRuleGroupAnnotations);
    assert.ok(annotations.length > 0);
    for (const annotation of annotations) {
      assert.deepEqual(annotation, {
        dashboard_url: "https://grafana.stratoai.com/dashboards?tag=kubernetes-mixin",
      });
    }
  });

  it("go with what is scraped: the chart's monitors are off exactly where the catalog has a job of its own", () => {
    for (const [context, own] of [
      [kubernetesContext(), true],
      [other, false],
    ] as const) {
      const { prometheus, alertmanager, "prometheus-node-exporter": nodes } = stackValues(context);
      assert.deepEqual(
        [
          prometheus.serviceMonitor.selfMonitor,
          alertmanager.serviceMonitor.selfMonitor,
          nodes.prometheus.monitor.enabled,
        ],
        [!own, !own, !own],
      );
    }
  });

  it("leave the control plane out where a cloud runs it", () => {
    const switches = (managedControlPlane: boolean) => {
      const { kubeEtcd, kubeControllerManager, kubeScheduler, kubeProxy } = stackValues(
        kubernetesContext({ settings: { managedControlPlane } }),
      );
      return [kubeEtcd, kubeControllerManager, kubeScheduler, kubeProxy].map(({ enabled }) => enabled);
    };
    assert.deepEqual(switches(true), [false, false, false, false]);
    assert.deepEqual(switches(false), [true, true, true, true]);
  });
});
