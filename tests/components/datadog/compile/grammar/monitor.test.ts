import assert from "node:assert/strict";
import type { References } from "../../../../../components/datadog/compile/grammar/monitor.ts";
import { monitorProblems } from "../../../../../components/datadog/compile/grammar/monitor.ts";
import type { MonitorDefinition } from "../../../../../components/datadog/compile/monitor/definition.ts";

const fine: MonitorDefinition = {
  name: "Load",
  type: "query alert",
  query: "avg(last_5m):avg:system.load.1{*} > 5",
  message: "The load is {{value}}",
  tags: [],
  priority: 1,
  options: { thresholds: { critical: 5 }, on_missing_data: "default", include_tags: true },
};
const references: References = { monitors: new Set(["a"]), slos: new Map([["api", 99.9]]) };

const refused = (change: Partial<MonitorDefinition>, reason: RegExp) => {
  const problems = monitorProblems({ ...fine, ...change }, references);
  assert.equal(problems.length, 1, problems.join("; "));
  assert.match(problems[0] ?? "", reason);
};

const slo = (query: string, critical: number): Partial<MonitorDefinition> => ({
  type: "slo alert",
  query,
  options: { thresholds: { critical }, include_tags: true },
});

describe("What Datadog's API refuses of a monitor", () => {
  it("is nothing where all of it agrees", () => {
    assert.deepEqual(monitorProblems(fine, references), []);
  });

  it("is a query whose number is not the critical threshold", () => {
    refused({ options: { ...fine.options, thresholds: { critical: 6 } } }, /number 5 is not the critical threshold 6/);
    refused({ options: { include_tags: true } }, /critical threshold \(none\)/);
  });

  it("is missing data asked for in two ways, or of a type that has it in one", () => {
    refused({ options: { ...fine.options, no_data_timeframe: 10 } }, /exclude each other/);
    refused({ type: "composite", query: "1 && 2" }, /a composite has no on_missing_data/);
  });

  it("is a service check that counts fewer results than its threshold", () => {
    refused(
      {
        type: "service check",
        query: '"up".over("*").last(3).count_by_status()',
        options: { thresholds: { critical: 4 }, include_tags: true },
      },
      /last\(3\) is less than the threshold 4/,
    );
  });

  it("is a burn rate that no objective could reach, or of an SLO that is not there", () => {
    const burn = (name: string, factor: number) =>
      slo(`burn_rate("\${slo:${name}}").over("30d").long_window("1h").short_window("5m") > ${factor}`, factor);
    assert.deepEqual(monitorProblems({ ...fine, ...burn("api", 1000) }, references), []);
    refused(burn("api", 1001), /at an objective of 99.9 % it is/);
    refused(burn("web", 14), /there is no SLO web/);
  });

  it("is a composite of a monitor that is not there", () => {
    const options = { include_tags: true };
    refused({ type: "composite", query: "${monitor:a} && ${monitor:b}", options }, /there is no monitor b/);
  });

  it("is a text with blanks around it", () => {
    refused({ name: " Load" }, /the name/);
    refused({ message: "" }, /the message is empty/);
  });

  it("is a priority beyond 1 to 5, told beside every other mistake", () => {
    const problems = monitorProblems({ ...fine, name: "", priority: 6, query: "avg(last_5m):" }, references);
    assert.equal(problems.length, 3);
  });
});
