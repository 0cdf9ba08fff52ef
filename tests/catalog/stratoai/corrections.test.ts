import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { correctionsOf } from "../../../model/corrections.ts";
import { correctionsPage } from "../../../plan/report/corrections.ts";

/** What reading the requirements found dated, faulty or contradictory, in their order, and the subjects that say so. */
const found: readonly (readonly [finding: string, ...subjects: string[]])[] = [
  ["an error rate per series", "HighErrorRate compares a share"],
  ["a quantile per pod and route", "quantiles are of a service"],
  ["a ratio of unaggregated rates", "the error-rate panel divides sums"],
  ["up of the exporter instead of the database", "DatabaseConnectionFailure sees the database"],
  ["a histogram graphed as a line", "query time is a mean and a percentile"],
  ["a ticket's repeats", "an SLO's ticket is one notice"],
  ["gauges called _total", "active_users_total is a gauge", "subscription_revenue_total is a gauge by currency"],
  ["business numbers per second", "business numbers are per hour and per day"],
  ["ratios without a unit", "cache hit and e-mail delivery are shares from 0 to 1"],
  ["a heatmap of raw buckets", "the heatmap is summed by bucket"],
  ["the breaker's service label", "CircuitBreakerOpen names the breaker"],
  ["memory of every Go program, in MiB", "HighMemoryUsage is about the backend, in bytes"],
  ["retired kinds of panels", "dashboards in today's form"],
  ["Alertmanager's match", "routes match by matchers"],
  ["e-mail and Slack keys that Alertmanager refuses", "e-mail and Slack in keys that Alertmanager takes"],
  ["grouping and timing", "grouping is by service and alert", "group_interval is a minute"],
  ["warnings without text, a default on localhost", "warnings have the same texts", "the default webhook is config"],
  ["secrets in plain text", "no secret stands in plain text"],
  ["a Datadog check that there is not", "Datadog has no check named nodejs"],
  ["an event as a gauge", "campaigns.created is counted"],
  ["an unmaintained client", "a StatsD client that is kept"],
  ["raw floats in texts", "values in texts are written for people"],
  ["a threshold between two buckets", "the response time has a 2 s bucket"],
  ["targets on localhost", "targets are found where they run"],
  ["a sample every ten minutes", "a probe leaves a sample every minute"],
  ["checks that are always down", "checks of the API have an account"],
  ["HEAD by default", "checks ask by GET"],
  ["milliseconds beside seconds", "StatsD metrics have names of their own"],
  ["unbounded tags", "the tenant is no label"],
  ["dated keys of the Datadog Agent", "Datadog Agent's dated keys"],
  ["HTML from raw text", "messages escape what they quote"],
  ["Gmail with a plain password", "mail by app password and TLS"],
  ["a channel chosen at run time", "Slack's channel and user by the webhook's own"],
  ["summaries that run together, an alarm for the end", "Slack has a line for each alert"],
  ["no notice of the end", "the end of an alert is sent"],
  ["messages that are sent once", "Alertmanager sends and retries"],
  ["Teams without code", "Teams by a workflow"],
  ["public health details", "/health/detailed is internal"],
  ["503 for degraded", "degraded is no reason to restart"],
  ["two accounts of one service", "Grafana Cloud's logs are its own Loki"],
  ["a page for each instance", "one instance that is down is a ticket"],
  ["one incident for several things", "the pager has an incident for each thing"],
  // Where the requirements contradict themselves.
  ["two subjects of an e-mail", "the e-mail's subject"],
  ["two titles in Slack", "Slack's title is CRITICAL ALERT and the alert's name"],
  ["two places for info", "info goes to logs@, not to Slack"],
  ["names of receivers", "receivers keep their names"],
];

describe("StratoAI's corrections", () => {
  const stated = correctionsOf(stratoai);
  const subjects = found.flatMap(([, ...of]) => of);

  for (const [finding, ...of] of found) {
    it(`include ${finding}`, () => {
      for (const subject of of) {
        const row = stated.find((one) => one.subject === subject);
        assert.ok(row !== undefined, subject);
        assert.ok(row.theirs !== "" && row.ours !== "" && row.why !== undefined);
      }
    });
  }

  it("are these and no others", () => {
    assert.deepEqual(stated.map(({ subject }) => subject).sort(), [...subjects].sort());
  });

  it("stand beside their items, but for what is no item", () => {
    const alone = stated.filter(({ item }) => item === undefined).map(({ subject }) => subject);
    assert.deepEqual(
      alone,
      stratoai.corrections?.map(({ subject }) => subject),
    );
    assert.equal(stated.find(({ subject }) => subject.startsWith("HighErrorRate"))?.item, "alert HighErrorRate");
  });

  it("are a row each of docs/corrections.md", () => {
    const rows = correctionsPage(stratoai)
      .split("\n")
      .filter((line) => line.startsWith("| "));
    assert.equal(rows.length, stated.length + 2);
  });
});
