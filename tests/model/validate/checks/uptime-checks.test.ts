import assert from "node:assert/strict";
import type { UptimeCheck } from "../../../../model/uptime.ts";
import { check, shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("An uptime check", () => {
  const changed = (change: Partial<UptimeCheck>) => issuesOf({ ...shop, uptimeChecks: [{ ...check, ...change }] });

  it("gives up before it asks again", () => {
    assert.deepEqual(changed({ interval: "30s", timeout: "30s" }), [
      'uptimeChecks."Shop health".timeout: got 30s; expected less than the interval, 30s',
    ]);
  });

  it("asks for a path", () => {
    for (const path of ["health", "https://example.com/", "/a b", "/a#b"]) {
      assert.deepEqual(changed({ path }), [
        `uptimeChecks."Shop health".path: got "${path}"; expected a path that starts with / and has no blank and no #`,
      ]);
    }
  });

  it("states which answer it expects", () => {
    assert.deepEqual(changed({ expectedStatus: [] }), [
      'uptimeChecks."Shop health".expectedStatus: got none; expected at least one HTTP status, 100 to 599',
    ]);
    assert.deepEqual(changed({ expectedStatus: [200, 2000] }), [
      'uptimeChecks."Shop health".expectedStatus: got 200, 2000; expected at least one HTTP status, 100 to 599',
    ]);
  });
});
