import assert from "node:assert/strict";
import type { Condition } from "../../../../model/alert.ts";
import { absent, allOf, anyOf, when } from "../../../../model/alert.ts";
import type { ScrapeJob } from "../../../../model/metric.ts";
import { max, min, rate, sum, up, value } from "../../../../model/query.ts";
import { memory, notifications, requests, shop, withCondition } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const exporter: ScrapeJob = { ...shop.scrapeJobs[0]!, name: "database", kind: "postgres" };
const issues = (condition: Condition) =>
  issuesOf({
    ...withCondition(condition),
    scrapeJobs: [...shop.scrapeJobs, exporter],
    notifications: {
      ...notifications,
      inhibitions: [{ source: "HighErrorRate", target: "HighMemory", equal: ["service"], why: "It explains it." }],
    },
  });
const refused = [
  "notifications.inhibitions[0].source: got HighErrorRate, which also fires when an exporter does not answer or a series is missing; expected an alert that only fires when what it explains was seen",
];
const down = (job: string) =>
  allOf(["service"], when(max(up(job), ["service"]), "==", 0), when(max(up(job, "1d"), ["service"]), "==", 1));
const measured = when(max(value(memory), ["service"]), ">", 1);

describe("An inhibition's source", () => {
  it("does not fire because an exporter died: what it measures may be well", () => {
    assert.deepEqual(issues(down("database")), refused);
    assert.deepEqual(issues(anyOf(measured, down("database"))), refused);
  });

  it("does not fire because nothing is there", () => {
    assert.deepEqual(issues(absent({ job: "shop" }, "5m")), refused);
    assert.deepEqual(issues(absent({ metric: requests, filter: {} }, "5m")), refused);
  });

  it("may be that the product itself does not answer, or what an exporter that answers has measured", () => {
    assert.deepEqual(issues(down("shop")), []);
    assert.deepEqual(issues(measured), []);
    assert.deepEqual(issues(when(sum(rate(requests, "5m"), ["service"]), ">", 1)), []);
    assert.deepEqual(issues(allOf(["service"], measured, when(min(up("database"), ["service"]), "==", 1))), []);
  });
});
