import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, routeTable } from "../../../components/alertmanager/compile.ts";
import { routeTableMarkdown } from "../../../components/alertmanager/route-table-markdown.ts";
import { sloAlertNames } from "../../../model/burn-rate.ts";
import { dev, everything, prod } from "./fixture.ts";

const page = (stack: typeof prod) => routeTableMarkdown(compile(stratoai, stack, everything).objects.routeTable);

describe("the route table", () => {
  it("of prod reads as the golden page (UPDATE_GOLDEN=1 rewrites it)", () => {
    const golden = join(import.meta.dirname, "./golden/routes.prod.md");
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, page(prod));
    assert.equal(page(prod), readFileSync(golden, "utf8"));
  });

  it("has every alert of the catalog, and each notifies somebody", () => {
    const rows = routeTable(stratoai, prod, everything);
    const own = stratoai.slos.flatMap((slo) => Object.values(sloAlertNames(slo)));
    assert.deepEqual(
      rows.map(({ alert }) => alert).sort(),
      [...[...stratoai.alerts, ...stratoai.logAlerts].map(({ name }) => name), ...own].sort(),
    );
    assert.deepEqual(
      rows.filter(({ notified }) => notified.length === 0),
      [],
    );
  });

  it("sends every page to PagerDuty, both mailboxes and Slack, and no page on a stack that pages nobody", () => {
    const critical = (stack: typeof prod) =>
      routeTable(stratoai, stack, { webhookUrl: "http://a/", heartbeatUrl: "http://b/" })
        .filter(({ severity }) => severity === "critical")
        .map(({ notified }) => notified.join("; "));
    assert.deepEqual(
      [...new Set(critical(prod))],
      ["PagerDuty; e-mail devops@stratoai.com, cto@stratoai.com; Slack #alerts-critical"],
    );
    assert.deepEqual([...new Set(critical(dev))], ["e-mail team@stratoai.com; Slack #alerts-warning"]);
  });

  it("shows that a dead backend silences every SLO alert of its service, and an SLO's page its own ticket", () => {
    const rows = new Map(routeTable(stratoai, prod).map((row) => [row.alert, row]));
    for (const slo of stratoai.slos) {
      const { page: paging, ticket, absent } = sloAlertNames(slo);
      for (const name of [paging, ticket, absent])
        assert.ok(rows.get(name)?.inhibitedBy.includes("ServiceUnreachable"), name);
      assert.ok(rows.get(ticket)?.inhibitedBy.includes(paging), ticket);
    }
  });

  it("shows that HighErrorRate hides nothing", () => {
    assert.deepEqual(
      routeTable(stratoai, prod).filter(({ inhibitedBy }) => inhibitedBy.includes("HighErrorRate")),
      [],
    );
  });
});
