import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { alertLabels, serviceLabels } from "../../model/alert-labels.ts";
import { dashboardLink, runbookLink } from "../../model/alert-links.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { StackContext } from "../../model/stack.ts";

const stack: StackContext = {
  product: "stratoai",
  stack: "prod",
  environment: "production",
  cluster: "main",
  pages: true,
  links: { runbook: "https://runbooks.example.com/{alert}", dashboard: "https://example.com/{dashboard}?for={alert}" },
  baseUrl: "https://api.example.com",
  metricRetention: "31d",
};

describe("An alert's labels", () => {
  it("say how grave it is, whose service it concerns and where, for every alert", () => {
    for (const alert of allAlerts(stratoai)) {
      const { severity, service, team, product, environment, cluster, slo } = alertLabels(stratoai, stack, alert);
      assert.deepEqual([severity, service, slo], [alert.severity, alert.service, alert.slo], alert.name);
      assert.deepEqual([product, environment, cluster], ["stratoai", "production", "main"]);
      assert.ok(stratoai.onCall.teams.some(({ name }) => name === team));
    }
  });

  it("refuse a service that nobody owns", () => {
    assert.throws(() => serviceLabels(stratoai, stack, "nobody's"), /the catalog has no service "nobody's"/);
  });
});

describe("An alert's links", () => {
  it("lead to its runbook and its dashboard", () => {
    const alert = { name: "HighErrorRate", dashboard: { uid: "backend-monitoring" } };
    assert.equal(runbookLink(stack, alert), "https://runbooks.example.com/HighErrorRate");
    const links = (dashboard: string) =>
      dashboardLink(stratoai, { ...stack, links: { ...stack.links, dashboard } }, alert);
    assert.equal(
      links("https://example.com/{dashboard}?for={alert}"),
      "https://example.com/backend-monitoring?for=HighErrorRate",
    );
    assert.equal(links("https://example.com/d/{uid}"), "https://example.com/d/stratoai-prod-backend-monitoring");
    assert.equal(links("https://example.com/?q={title}"), "https://example.com/?q=StratoAI%20Backend%20Monitoring");
  });
});
