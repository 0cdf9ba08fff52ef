import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { always } from "../../../model/alert.ts";
import type { Alert } from "../../../model/alert.ts";
import type { Unit } from "../../../model/metric.ts";
import { annotations } from "../../../components/prometheus/annotations.ts";
import { prod } from "./fixture.ts";

const alert: Alert = {
  name: "DiskSpaceLow",
  severity: "warning",
  service: "platform",
  condition: always,
  for: "5m",
  summary: "Disk space is low",
  description: "{value} of {label.mountpoint} is free",
  unit: "ratio",
  dashboard: { uid: "capacity" },
  drill: { kind: "none" },
};

describe("An alert's annotations", () => {
  it("are texts, a runbook and a dashboard", () => {
    assert.deepEqual(annotations(alert, stratoai, prod), {
      summary: "Disk space is low",
      description: "{{ $value | humanizePercentage }} of {{ $labels.mountpoint }} is free",
      runbook_url: "https://runbooks.example.com/DiskSpaceLow",
      dashboard_url: "https://grafana.example.com/d/capacity",
    });
  });

  const values: readonly (readonly [Unit, string])[] = [
    ["seconds", "{{ $value | humanizeDuration }}"],
    ["bytes", "{{ $value | humanize1024 }}B"],
    ["usd", '{{ $value | printf "%.2f" }} USD'],
    ["timestamp", "{{ $value | humanizeTimestamp }}"],
    ["requests", "{{ $value | humanize }}"],
  ];
  for (const [unit, expected] of values) {
    it(`show ${unit} as people read them`, () => {
      assert.equal(annotations({ ...alert, unit, description: "{value}" }, stratoai, prod).description, expected);
    });
  }

  it("leave braces alone that are no placeholder", () => {
    const { summary, description } = annotations(
      { ...alert, summary: "{{ x }}", description: "{{ y }} {z}" },
      stratoai,
      prod,
    );
    assert.equal(summary, '{{ "{{" }} x }}');
    assert.equal(description, '{{ "{{" }} y }} {z}');
  });
});
