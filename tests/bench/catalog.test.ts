import assert from "node:assert/strict";
import { manyServices } from "../../bench/catalog.ts";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { validate } from "../../model/validate/index.ts";

describe("The benchmark's catalog", () => {
  for (const count of [1, 3]) {
    it(`has no issue with services: ${count}`, () => {
      assert.deepEqual(validate(manyServices(count, stratoai), { metricRetention: "31d" }), []);
    });
  }

  it("has 10 alerts, 3 SLOs and a dashboard for each service", () => {
    const { services, alerts, slos, dashboards } = manyServices(3, stratoai);
    assert.deepEqual(
      [services, alerts, slos, dashboards].map(({ length }) => length),
      [3, 30, 9, 3],
    );
  });
});
