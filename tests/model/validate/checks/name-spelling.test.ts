import assert from "node:assert/strict";
import type { Catalog } from "../../../../model/catalog.ts";
import { gauge } from "../../../../model/metric.ts";
import {
  check,
  highMemory,
  notifications,
  onCall,
  runbook,
  shop,
  withLogAlert,
  withNotifications,
  withOnCall,
  withSlo,
} from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("The spelling of names", () => {
  const kebab = "kebab-case, such as api-availability";
  const about = (catalog: Catalog, place: string) => issuesOf(catalog).filter((line) => line.startsWith(place));

  it("is kebab-case for the product, services, jobs, SLOs, teams and dashboards", () => {
    assert.deepEqual(issuesOf({ ...shop, product: "My Shop" }), [`product: got "My Shop"; expected ${kebab}`]);
    const service = { name: "Cart", title: "Cart", team: "web", escalationPolicy: "standard" };
    assert.deepEqual(issuesOf({ ...shop, services: [...shop.services, service] }), [
      `services.Cart: got "Cart"; expected ${kebab}`,
    ]);
    const scrapeJob = { ...shop.scrapeJobs[0]!, name: "cart_job" };
    assert.deepEqual(issuesOf({ ...shop, scrapeJobs: [...shop.scrapeJobs, scrapeJob] }), [
      `scrapeJobs.cart_job: got "cart_job"; expected ${kebab}`,
    ]);
    assert.deepEqual(about(withSlo({ name: "shop--availability" }), "slos.shop--availability:"), [
      `slos.shop--availability: got "shop--availability"; expected ${kebab}`,
    ]);
    const dashboard = { ...shop.dashboards[0]!, uid: "../shop", title: "Other" };
    assert.deepEqual(issuesOf({ ...shop, dashboards: [...shop.dashboards, dashboard] }), [
      `dashboards."../shop": got "../shop"; expected ${kebab}`,
    ]);
    assert.deepEqual(issuesOf(withOnCall({ teams: [...onCall.teams, { ...onCall.teams[0]!, name: "Web 2" }] })), [
      `onCall.teams."Web 2": got "Web 2"; expected ${kebab}`,
    ]);
  });

  it("is PascalCase for alerts, whose runbooks are files of that name", () => {
    const name = "../high-memory";
    const catalog = { ...shop, alerts: [...shop.alerts, { ...highMemory, name }] };
    assert.deepEqual(about({ ...catalog, runbooks: new Map([...shop.runbooks, [name, runbook]]) }, "alerts"), [
      `alerts."../high-memory": got "../high-memory"; expected PascalCase, such as HighErrorRate`,
    ]);
  });

  it("is Prometheus' own for metrics and labels", () => {
    const metric = gauge({
      name: "shop.size",
      help: "Size.",
      unit: "none",
      labels: { "floor-area": { description: "area" }, color: { description: "colour", storedAs: "2nd" } },
      job: "shop",
    });
    assert.deepEqual(issuesOf({ ...shop, metrics: [...shop.metrics, metric] }), [
      `metrics."shop.size": got "shop.size"; expected letters, digits, _ and :, with no digit first`,
      `metrics."shop.size".labels.2nd: got "2nd"; expected letters, digits and _, with no digit first`,
      `metrics."shop.size".labels.floor-area: got "floor-area"; expected letters, digits and _, with no digit first`,
    ]);
  });

  it("keeps what quotes, templates and paths take for their own out of the names that people read", () => {
    for (const name of ['a "b"', "a\nb", "a/b", "a{b}", "$a", " a", "a\u0000"]) {
      assert.deepEqual(issuesOf({ ...shop, uptimeChecks: [{ ...check, name }] }), [
        `uptimeChecks.${JSON.stringify(name)}: got ${JSON.stringify(name)}; expected one line without quotes, slashes, braces, < > and $`,
      ]);
    }
    assert.deepEqual(issuesOf({ ...shop, uptimeChecks: [{ ...check, name: "Comprobación de la tienda, nº 1" }] }), []);
  });

  it("lets no receiver or mute window leave its folder", () => {
    const receivers = [...notifications.receivers, { ...notifications.receivers[0]!, name: "../mail" }];
    const muteWindows = [{ ...notifications.muteWindows[0]!, name: "at night" }];
    assert.deepEqual(issuesOf(withNotifications({ receivers, muteWindows })), [
      `notifications.muteWindows."at night": got "at night"; expected letters, digits, -, _ and ., with no . first`,
      `notifications.receivers."../mail": got "../mail"; expected letters, digits, -, _ and ., with no . first`,
    ]);
  });

  it("is PascalCase of log alerts", () => {
    assert.deepEqual(issuesOf(withLogAlert({ name: "payment-errors" })), [
      'logAlerts.payment-errors: got "payment-errors"; expected PascalCase, such as HighErrorRate',
    ]);
  });
});
