import assert from "node:assert/strict";
import type { Alert } from "../../../../model/alert.ts";
import { absent, always, anyOf, when } from "../../../../model/alert.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { rate, sum, up } from "../../../../model/query.ts";
import { notifications, requests, withAlert, withLogAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

/** The catalog with another HighErrorRate, which pages nobody and silences nothing. */
const ticket = (change: Partial<Alert>): Catalog => ({
  ...withAlert({ severity: "warning", ...change }),
  notifications: { ...notifications, inhibitions: [] },
});

describe("A placeholder in an alert's texts", () => {
  it("is a label that the query's result carries", () => {
    assert.deepEqual(issuesOf(withAlert({ description: "{label.instance} fails" })), [
      "alerts.HighErrorRate.description: got {label.instance}; expected labels of the query's result: service",
    ]);
  });

  it("is a label that every one of several conditions carries", () => {
    const condition = anyOf(when(sum(rate(requests, "5m"), ["service", "route"]), ">", 1), when(up("shop"), "==", 0));
    const of = (description: string) => issuesOf(ticket({ condition, description }));
    assert.deepEqual(of("{label.service} fails"), []);
    assert.deepEqual(of("{label.route} fails"), [
      "alerts.HighErrorRate.description: got {label.route}; expected labels of the query's result: service",
    ]);
  });

  it("is, of an absence, a label that its filter names", () => {
    const condition = absent({ metric: requests, filter: { status: { is: "200" }, route: { startsWith: "/" } } }, "5m");
    const of = (description: string) => issuesOf(ticket({ condition, description }));
    assert.deepEqual(of("{label.job} has no {label.status}"), []);
    assert.deepEqual(of("{label.route} is gone"), [
      "alerts.HighErrorRate.description: got {label.route}; expected labels of the query's result: job, status",
    ]);
  });

  it("is no value where none is compared", () => {
    assert.deepEqual(issuesOf(ticket({ condition: always, description: "{value}" })), [
      "alerts.HighErrorRate.description: got {value}; expected no {value}, as the condition compares none",
    ]);
  });

  it("is nothing else", () => {
    assert.deepEqual(issuesOf(withAlert({ description: "{service} fails by {value}" })), [
      "alerts.HighErrorRate.description: got {service}; expected {value} and {label.NAME}",
    ]);
  });

  it("is not in the summary", () => {
    assert.deepEqual(issuesOf(withAlert({ summary: "{value} fail" })), [
      "alerts.HighErrorRate.summary: got {value}; expected no placeholder; the description may have some",
    ]);
  });

  it("is, of a log alert, the number of lines and no label", () => {
    assert.deepEqual(issuesOf(withLogAlert({ description: "{value} of {label.service}", summary: "{value}" })), [
      "logAlerts.PaymentErrors.description: got {label.service}; expected labels of the query's result: none, as there are none",
      "logAlerts.PaymentErrors.summary: got {value}; expected no placeholder; the description may have some",
    ]);
  });
});
