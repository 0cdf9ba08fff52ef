import assert from "node:assert/strict";
import { shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("where a product answers and its links lead", () => {
  it("is reported where nothing can be appended or filled in", () => {
    const links = { runbook: "https://wiki.example.com/", dashboards: "https://grafana.example.com/d/" };
    assert.deepEqual(issuesOf({ ...shop, baseUrl: "https://shop.example.com/", links }), [
      'baseUrl: got "https://shop.example.com/"; expected an http or https URL without a slash at its end',
      'links.dashboards: got "https://grafana.example.com/d/"; expected an http or https origin, such as https://grafana.example.com',
      'links.runbook: got "https://wiki.example.com/"; expected an http or https URL with {alert} in it',
    ]);
  });
});
