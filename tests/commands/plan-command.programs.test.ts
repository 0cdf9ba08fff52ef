import assert from "node:assert/strict";
import type { Plan } from "../../plan/plan.ts";
import { runCommand } from "./running.ts";

const json = (...args: readonly string[]) => {
  const { code, stdout, stderr } = runCommand("plan", ...args, "--json");
  assert.equal(stderr, "");
  assert.equal(code, 0);
  return JSON.parse(stdout) as Plan;
};

describe("npm run plan", () => {
  it("answers for every shipped stack without CLI, keys or cluster", () => {
    for (const [stack, tier] of Object.entries({ local: "local", dev: "economy", prod: "complete" })) {
      const plan = json(stack);
      assert.deepEqual([plan.schemaVersion, plan.stack, plan.tier], [1, stack, tier]);
      assert.equal(plan.pages, stack !== "dev");
    }
  });

  it("looks at another tier and vendor by --config", () => {
    for (const vendor of ["datadog", "newrelic", "both"] as const) {
      const plan = json("prod", "-c", "tier=simplified", `--config=vendor=${vendor}`);
      assert.deepEqual(plan.vendors, vendor === "both" ? ["datadog", "newrelic"] : [vendor]);
    }
  });

  it("prints sections for people", () => {
    const { stdout } = runCommand("plan", "dev");
    const titles = stdout.split("\n").filter((line) => /^[A-Z]/.test(line) && !line.includes(":"));
    assert.deepEqual(
      titles.map((title) => title.replace(/ \(\d+\)$/, "")),
      [
        ...["Backends", "Settings", "Secrets", "Resources", "Alerts", "SLOs", "Uptime checks", "Routes"],
        ...["Dashboards", "Other queries", "Degradations", "Retention", "Cost in USD a month"],
      ],
    );
  });
});
