import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { hasEvidence, viewsOfAlert } from "../../model/alert-evidence.ts";
import { notifiedAlerts } from "../../model/catalog.ts";

const names = (holds: (alert: (typeof all)[number]) => boolean) =>
  all
    .filter(holds)
    .map(({ name }) => name)
    .sort();
const all = notifiedAlerts(stratoai);

describe("What an alert is evidence of", () => {
  it("is seen from outside by checks that are made from there, and from inside by everything else", () => {
    assert.deepEqual(
      names((alert) => viewsOfAlert(stratoai, alert).has("outside")),
      ["CertificateExpiringSoon", "UptimeCheckFailing"],
    );
    assert.deepEqual(
      names((alert) => viewsOfAlert(stratoai, alert).size === 0),
      ["Watchdog"],
    );
    assert.ok(all.every((alert) => viewsOfAlert(stratoai, alert).size < 2));
  });

  it("is nothing where the alert also fires because nothing is seen", () => {
    assert.deepEqual(
      names((alert) => !hasEvidence(stratoai, alert)),
      [
        ...["ApiAvailabilitySliAbsent", "ApiLatencySliAbsent", "DatabaseConnectionFailure", "ExporterDown"],
        ...["TargetMissing", "Watchdog"],
      ],
    );
  });
});
