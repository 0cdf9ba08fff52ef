import assert from "node:assert/strict";
import { catalog } from "../../../catalog/index.ts";
import { drill } from "../../../commands/drill/drill.ts";
import { historySeconds } from "../../../commands/drill/observe.ts";
import { onThrowawayStack } from "../../../commands/drill/stacks.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { needsLocalTier } from "../../support/local-tier.ts";
import { backfillHealthyHour } from "./history.ts";

const quiet = () => undefined;

describe("a total outage after an hour of health, at the shipped intervals", () => {
  needsLocalTier();

  it("pages, no earlier than the hour of health allows", async function () {
    this.timeout(360_000);
    const page = allAlerts(catalog).find(({ name }) => name === "ApiAvailabilityErrorBudgetBurn");
    assert.ok(page);
    await onThrowawayStack(
      {},
      { report: quiet },
      async (stack) => {
        assert.ok((await historySeconds(stack)) < 300, "up itself has no history: only the requests have");
        const result = await drill(page, catalog, stack, {
          speed: 1,
          resolutionSeconds: 0,
          report: quiet,
          signal: new AbortController().signal,
        });
        assert.ok(result.notified !== undefined, result.note);
        // How late it may be is no test's business: that depends on the machine. On an idle one it is below 110 s.
        console.log(`      paged after ${result.notified} s`);
        // Earlier would mean that the hour of health did not count: five minutes' worth of history pages in half a minute.
        assert.ok(result.notified > 40, `paged after ${result.notified} s already`);
        assert.ok(result.told.includes("pagerduty"), result.told.join(", "));
      },
      (data) => {
        backfillHealthyHour(data, {
          job: "stratoai-backend",
          service: "api",
          environment: "drill",
          cluster: "local",
          method: "GET",
          route: "/api/campaigns",
          status: "200",
        });
        return Promise.resolve();
      },
    );
  });
});
