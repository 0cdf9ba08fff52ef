import assert from "node:assert/strict";
import { alertNames } from "../../../demo/inbox/alert-names.ts";

const nothing = { title: "", body: "", fields: [], links: [] };

describe("the alerts that a text message is about", () => {
  for (const [where, text, names] of [
    [
      "a field of names",
      { ...nothing, fields: [{ title: "Alerts", value: "DiskSpaceLow, Watchdog" }] },
      ["DiskSpaceLow", "Watchdog"],
    ],
    [
      "a link to a runbook",
      { ...nothing, links: [{ text: "", url: "https://runbooks.example.com/runbooks/DiskSpaceLow.md" }] },
      ["DiskSpaceLow"],
    ],
    [
      "a link to an alert's page",
      { ...nothing, links: [{ text: "", url: "http://127.0.0.1:5001/alerts/TargetDown?x=1" }] },
      ["TargetDown"],
    ],
    ["listed labels", { ...nothing, body: "Labels:\n - alertname = Watchdog\n - service = api" }, ["Watchdog"]],
    ["the title", { ...nothing, title: "[FIRING:1] HighErrorRate (api critical)" }, ["HighErrorRate"]],
    [
      "two of them, once each",
      { ...nothing, title: "RESOLVED: HighErrorRate", fields: [{ title: "alertname", value: "HighErrorRate" }] },
      ["HighErrorRate"],
    ],
  ] as const)
    it(`are found in ${where}`, () => {
      assert.deepEqual(alertNames(text), names);
    });

  it("are neither words of a summary, nor products, nor what the prose mentions", () => {
    const text = {
      title: "[CRITICAL] Shop: High error rate on PostgreSQL",
      body: "While this fires, HighErrorRate is silenced.",
      fields: [{ title: "Alert", value: "High error rate detected" }],
      links: [{ text: "", url: "http://127.0.0.1:9093/#/alerts?receiver=all" }],
    };
    assert.deepEqual(alertNames(text), []);
  });
});
