import assert from "node:assert/strict";
import { shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("where a product answers and its links lead", () => {
  it("is reported where nothing can be appended or filled in", () => {
    const links = { runbook: "https://wiki.example.com/", dashboards: "https://grafana.example.com/d/" };
    assert.deepEqual(issuesOf({ ...shop, baseUrl: "https://shop.example.com/", links }), [
      'baseUrl: got "https://shop.example.com/"; expected an http or https URL without query, fragment and slash at its end',
      'links.dashboards: got "https://grafana.example.com/d/"; expected an http or https origin, such as https://grafana.example.com',
      'links.runbook: got "https://wiki.example.com/"; expected an http or https URL with {alert} in it',
    ]);
  });

  it("is reported where what is appended would become part of a query or fragment", () => {
    for (const end of ["?lang=es", "?", "#top", "#", "/path?", "/path#"]) {
      const address = `https://shop.example.com${end}`;
      assert.match(
        issuesOf({ ...shop, baseUrl: address, links: { ...shop.links, dashboards: address } }).join("\n"),
        /^baseUrl: got .*\nlinks\.dashboards: got .*$/,
        address,
      );
    }
  });

  it("may be a search or a place on a page for a runbook, which is filled in", () => {
    for (const runbook of ["https://wiki.example.com/search?q={alert}", "https://wiki.example.com/runbooks#{alert}"]) {
      assert.deepEqual(issuesOf({ ...shop, links: { ...shop.links, runbook } }), []);
    }
  });
});
