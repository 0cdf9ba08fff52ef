import assert from "node:assert/strict";
import type { Inhibition } from "../../../../model/notification.ts";
import { notifications, shop, withAlert, withLogAlert, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("An inhibition", () => {
  const [inhibition] = notifications.inhibitions;
  const changed = (change: Partial<Inhibition>) =>
    told(withNotifications({ inhibitions: [{ ...inhibition!, ...change }] }));
  const alerts =
    "HighErrorRate, HighMemory, ShopAvailabilityErrorBudgetBurn, ShopAvailabilityErrorBudgetBurnSlow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent";

  it("has a source and a target that exist", () => {
    assert.deepEqual(changed({ source: "TargetDown" }), [
      `notifications.inhibitions[0].source: found "TargetDown"; allowed: ${alerts}`,
    ]);
    assert.deepEqual(changed({ target: "HighMemry" }), [
      `notifications.inhibitions[0].target: found "HighMemry"; did you mean \`HighMemory\`?`,
    ]);
    assert.deepEqual(changed({ source: "ShopAvailabilityErrorBudgetBurn" }), []);
  });

  it("is by at least one label", () => {
    assert.deepEqual(changed({ equal: [] }), [
      "notifications.inhibitions[0].equal: found none; allowed: at least one label, lest strangers are silenced",
    ]);
  });

  it("is by labels that both alerts carry", () => {
    assert.deepEqual(changed({ equal: ["service", "instance"] }), [
      'notifications.inhibitions[0].equal: found "instance", which HighErrorRate does not carry; allowed: cluster, environment, product, service, severity, team',
    ]);
    assert.deepEqual(changed({ source: "ShopAvailabilityErrorBudgetBurn", equal: ["slo"] }), [
      'notifications.inhibitions[0].equal: found "slo", which HighMemory does not carry; allowed: cluster, environment, instance, job, product, service, severity, team',
    ]);
    assert.deepEqual(
      changed({
        source: "ShopLatencyErrorBudgetBurn",
        target: "ShopLatencyErrorBudgetBurnSlow",
        equal: ["cluster", "environment", "service", "slo"],
      }),
      [],
    );
  });

  it("is by labels that can be equal", () => {
    assert.deepEqual(changed({ equal: ["severity"] }), [
      'notifications.inhibitions[0].equal: found "severity", which is critical on the source and warning on the target; allowed: labels that can be equal',
    ]);
    const services = [...shop.services, { ...shop.services[0]!, name: "cart" }];
    assert.deepEqual(told({ ...withAlert({ service: "cart" }), services }), [
      'notifications.inhibitions[0].equal: found "service", which is cart on the source and shop on the target; allowed: labels that can be equal',
    ]);
  });

  it("may be of or by a log alert, by the labels that it carries", () => {
    const between = (equal: readonly string[]) =>
      told({
        ...withLogAlert(),
        notifications: {
          ...notifications,
          inhibitions: [{ source: "HighErrorRate", target: "PaymentErrors", equal, why: "The page is enough." }],
        },
      });
    assert.deepEqual(between(["service", "cluster"]), []);
    assert.deepEqual(between(["route"]), [
      'notifications.inhibitions[0].equal: found "route", which HighErrorRate does not carry; allowed: cluster, environment, product, service, severity, team',
      'notifications.inhibitions[0].equal: found "route", which PaymentErrors does not carry; allowed: cluster, environment, product, service, severity, team',
    ]);
  });
});
