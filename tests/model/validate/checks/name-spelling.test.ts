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
import { told } from "../told.ts";

describe("The spelling of names", () => {
  const kebab = "kebab-case, such as api-availability";
  const about = (catalog: Catalog, place: string) => told(catalog).filter((line) => line.startsWith(place));

  it("is kebab-case for the product, services, jobs, SLOs, teams and dashboards", () => {
    assert.deepEqual(told({ ...shop, product: "My Shop" }), [`product: found "My Shop"; allowed: ${kebab}`]);
    const service = { name: "Cart", title: "Cart", team: "web", escalationPolicy: "standard" };
    assert.deepEqual(told({ ...shop, services: [...shop.services, service] }), [
      `services.Cart: found "Cart"; allowed: ${kebab}`,
    ]);
    const scrapeJob = { ...shop.scrapeJobs[0]!, name: "cart_job" };
    assert.deepEqual(told({ ...shop, scrapeJobs: [...shop.scrapeJobs, scrapeJob] }), [
      `scrapeJobs.cart_job: found "cart_job"; allowed: ${kebab}`,
    ]);
    assert.deepEqual(about(withSlo({ name: "shop--availability" }), "slos.shop--availability:"), [
      `slos.shop--availability: found "shop--availability"; allowed: ${kebab}`,
    ]);
    const dashboard = { ...shop.dashboards[0]!, uid: "../shop", title: "Other" };
    assert.deepEqual(told({ ...shop, dashboards: [...shop.dashboards, dashboard] }), [
      `dashboards."../shop": found "../shop"; allowed: ${kebab}`,
    ]);
    assert.deepEqual(told(withOnCall({ teams: [...onCall.teams, { ...onCall.teams[0]!, name: "Web 2" }] })), [
      `onCall.teams."Web 2": found "Web 2"; allowed: ${kebab}`,
    ]);
  });

  it("is PascalCase for alerts, whose runbooks are files of that name", () => {
    const name = "../high-memory";
    const catalog = { ...shop, alerts: [...shop.alerts, { ...highMemory, name }] };
    assert.deepEqual(about({ ...catalog, runbooks: new Map([...shop.runbooks, [name, runbook]]) }, "alerts"), [
      `alerts."../high-memory": found "../high-memory"; allowed: PascalCase, such as HighErrorRate`,
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
    assert.deepEqual(told({ ...shop, metrics: [...shop.metrics, metric] }), [
      `metrics."shop.size": found "shop.size"; allowed: letters, digits, _ and :, with no digit first`,
      `metrics."shop.size".labels.2nd: found "2nd"; allowed: letters, digits and _, with no digit first`,
      `metrics."shop.size".labels.floor-area: found "floor-area"; allowed: letters, digits and _, with no digit first`,
    ]);
  });

  it("keeps what quotes, templates and paths take for their own out of the names that people read", () => {
    for (const name of ['a "b"', "a\nb", "a/b", "a{b}", "$a", " a", "a\u0000"]) {
      assert.deepEqual(told({ ...shop, uptimeChecks: [{ ...check, name }] }), [
        `uptimeChecks.${JSON.stringify(name)}: found ${JSON.stringify(name)}; allowed: one line without quotes, slashes, braces, < > and $`,
      ]);
    }
    assert.deepEqual(told({ ...shop, uptimeChecks: [{ ...check, name: "Comprobación de la tienda, nº 1" }] }), []);
  });

  it("lets no receiver or mute window leave its folder", () => {
    const receivers = [...notifications.receivers, { ...notifications.receivers[0]!, name: "../mail" }];
    const muteWindows = [{ ...notifications.muteWindows[0]!, name: "at night" }];
    assert.deepEqual(told(withNotifications({ receivers, muteWindows })), [
      `notifications.muteWindows."at night": found "at night"; allowed: letters, digits, -, _ and ., with no . first`,
      `notifications.receivers."../mail": found "../mail"; allowed: letters, digits, -, _ and ., with no . first`,
    ]);
  });

  it("is PascalCase of log alerts", () => {
    assert.deepEqual(told(withLogAlert({ name: "payment-errors" })), [
      'logAlerts.payment-errors: found "payment-errors"; allowed: PascalCase, such as HighErrorRate',
    ]);
  });
});
