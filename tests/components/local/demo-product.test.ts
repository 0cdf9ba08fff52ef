import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { demoPath, demoProduct } from "../../../components/local/demo-product.ts";
import { productSchema } from "../../../demo/backend/product.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { ledger } from "../../second-product/ledger.ts";

describe("the product that the demo simulates", () => {
  for (const catalog of [stratoai, ledger]) {
    it(`is one that the demo takes: ${catalog.title}`, () => {
      assert.deepEqual(productSchema.parse(demoProduct(catalog)), demoProduct(catalog));
    });
  }

  it("exposes the metrics that each of the product's jobs scrapes, at the job's path", () => {
    const { exposed } = demoProduct(ledger);
    assert.deepEqual(Object.keys(exposed), ["/internal/metrics"]);
    assert.deepEqual(
      exposed["/internal/metrics"]?.map(({ name, moves }) => [name, moves]),
      [
        // An SLO is about it, so it counts requests, whatever its unit says.
        ["ledger_postings_total", "request"],
        ["ledger_backlog", "level"],
      ],
    );
  });

  it("distinguishes failed requests by what the SLO calls bad", () => {
    const [postings] = demoProduct(ledger).exposed["/internal/metrics"] ?? [];
    assert.deepEqual(postings?.labels.outcome, { good: "booked", bad: "rejected" });
  });

  it("exposes each of two jobs with one path separately", () => {
    const [first] = ledger.scrapeJobs;
    assert.ok(first);
    const second = { ...first, name: "ledger-worker" };
    const catalog: Catalog = { ...ledger, scrapeJobs: [first, second] };
    assert.deepEqual(
      [first, second].map((job) => demoPath(catalog, job)),
      ["/internal/metrics", "/demo/jobs/ledger-worker/metrics"],
    );
  });

  it("asks for the routes that labels have as examples, and answers the checks of the catalog", () => {
    const { routes, checks, health, detailedHealth, breakers, statsd } = demoProduct(stratoai);
    assert.equal(routes[0], "/api/campaigns");
    assert.deepEqual(
      checks.find(({ path }) => path === "/api/campaigns"),
      { path: "/api/campaigns", status: 200, token: true },
    );
    assert.deepEqual([health, detailedHealth], ["/health", "/health/detailed"]);
    assert.deepEqual(breakers.states, ["closed", "open", "half_open"]);
    assert.equal(statsd?.prefix, "stratoai.backend.");
    assert.equal(demoProduct(ledger).statsd, undefined);
  });
});
