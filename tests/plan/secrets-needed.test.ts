import assert from "node:assert/strict";
import type { Catalog } from "../../model/catalog.ts";
import { ledger } from "../second-product/ledger.ts";
import { config, plan, validationError } from "./support.ts";

const refused = (catalog: Catalog) => validationError(() => plan(config({ tier: "complete" }), { catalog }));

describe("the secrets of a catalog", () => {
  it("are refused where a receiver names one that nobody declares", async () => {
    const { relayPassword = "" } = ledger.secrets;
    assert.match(
      await refused({ ...ledger, secrets: { relayPassword } }),
      /notifications\.receivers\.accountants\.slack: got "accountantsHook"; expected .*relayPassword/,
    );
  });

  it("are refused under a key that a setting or a backend's secret has", async () => {
    const secrets = { ...ledger.secrets, tier: "a tier", datadogApiKey: "a key" };
    const message = await refused({ ...ledger, secrets });
    assert.match(message, /secrets\.tier: got "tier", which a setting has; expected another key/);
    assert.match(message, /secrets\.datadogApiKey: got "datadogApiKey", which a backend's secret has/);
  });

  it("are refused in plain text, as any product's are", async () => {
    const message = await validationError(() =>
      plan(config({ tier: "complete", accountantsHook: "x" }), { catalog: ledger }),
    );
    assert.match(message, /accountantsHook: got a secret in plain text/);
  });

  it("do not belong to another product", async () => {
    const message = await validationError(() =>
      plan(config({ tier: "complete", slackCriticalUrl: "x" }), { catalog: ledger }),
    );
    assert.match(message, /slackCriticalUrl: got an unknown key/);
  });
});

describe("the secrets of two vendors side by side", () => {
  it("are the receivers' for the one that notifies people, and its own keys for the other", async () => {
    const { compiled } = await plan(config({ tier: "simplified", vendor: "both", pagingVendor: "newrelic" }), {
      stack: "prod",
    });
    const needed = async (id: string) => {
      const { backend, context, compiled: made } = compiled.find((each) => each.backend.id === id)!;
      return [...new Set(await backend.secretsNeeded?.(made.objects, context))].sort();
    };
    assert.deepEqual(await needed("newrelic"), [
      "newrelicApiKey",
      "pagerdutyRoutingKey",
      "slackCriticalUrl",
      "slackWarningUrl",
      "uptimeToken",
    ]);
    assert.deepEqual(await needed("datadog"), ["datadogApiKey", "datadogAppKey", "uptimeToken"]);
  });
});
