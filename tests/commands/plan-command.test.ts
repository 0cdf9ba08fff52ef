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
  it("explains itself with --help", () => {
    const { code, stdout } = runCommand("plan", "--help");
    assert.equal(code, 0);
    assert.match(stdout, /npm run -s plan -- STACK \[--json\] \[-c key=value\]/);
  });

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

  it("names the stacks that exist where one does not", () => {
    const { code, stdout, stderr } = runCommand("plan", "staging");
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(
      stderr,
      /STACK: found "staging", which has no file Pulumi\.staging\.yaml; allowed: dev, local, prod\n$/,
    );
  });

  it("names every mistake of the command line at once, without values", () => {
    const { code, stderr } = runCommand("plan", "--jsn", "--token=canary", "-c");
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^plan: 4 mistakes\n {2}--jsn: .* did you mean `--json`\?\n {2}--token: .*\n {2}-c: .*\n {2}STACK: /,
    );
    assert.doesNotMatch(stderr, /canary/);
  });

  it("prints nothing as data on a mistake", () => {
    const { code, stdout, stderr } = runCommand("plan", "prod", "--json", "-c", "tier=cheap", "-c", "vendr=datadog");
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^stack prod: 2 mistakes\n/);
  });
});
