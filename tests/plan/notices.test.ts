import assert from "node:assert/strict";
import { planText } from "../../plan/report/text.ts";
import type { Varied } from "./support.ts";
import { config, plan } from "./support.ts";

const planned = async (entries: Readonly<Record<string, unknown>>, varied: Varied = {}) =>
  (await plan(config(entries), varied)).plan;

const firstLines = (made: Awaited<ReturnType<typeof planned>>) => planText(made).split("\n").slice(0, 3);

describe("What a plan says first", () => {
  it("is whether anybody is woken, by what, and where that is said", async () => {
    const on = await planned({ tier: "complete" }, { stack: "prod" });
    assert.deepEqual(Object.keys(on).slice(0, 3), ["schemaVersion", "pages", "notices"]);
    assert.deepEqual(firstLines(on), [
      "Paging is on (setting `pages`, default): critical alerts page by PagerDuty's schedules and escalation policies",
      "stratoai, stack prod: tier complete",
      "environment prod, cluster main, https://api.stratoai.com",
    ]);
    const off = await planned({ tier: "complete", pages: false }, { stack: "prod" });
    assert.equal(
      firstLines(off)[0],
      "Paging is off (setting `pages`, Pulumi.test.yaml): critical alerts are routed like warnings, and wake nobody",
    );
  });

  it("is that a stack pages now which relied on its name, until it says either", async () => {
    const note = /^Note: until 0\.1\.0 .* paged nobody; `staging` does now\. `pages: false` in the stack's file /;
    const relying = await planned({ tier: "complete" }, { stack: "staging" });
    assert.equal(relying.notices.length, 1);
    assert.match(firstLines(relying)[1] ?? "", note);
    assert.match(
      firstLines(await planned({ tier: "economy", environment: "staging" }, { stack: "prod" }))[1] ?? "",
      note,
    );
    for (const pages of [true, false]) {
      assert.deepEqual((await planned({ tier: "complete", pages }, { stack: "staging" })).notices, []);
    }
    assert.deepEqual((await planned({ tier: "complete" }, { stack: "prod" })).notices, []);
    assert.deepEqual((await planned({ tier: "complete", environment: "prod" }, { stack: "eu" })).notices, []);
  });

  it("is no note on the local tier, which has always paged its inbox", async () => {
    assert.deepEqual((await planned({}, { stack: "laptop" })).notices, []);
  });

  it("goes with the secrets: the pager's key is needed on every stack that wakes people, and on no other", async () => {
    for (const stack of ["production", "staging", "prod", "dev"]) {
      const needsKey = async (entries: Readonly<Record<string, unknown>>) =>
        (await planned({ tier: "complete", ...entries }, { stack })).secrets.some(
          ({ name }) => name === "pagerdutyRoutingKey",
        );
      assert.deepEqual([await needsKey({}), await needsKey({ pages: false })], [true, false], stack);
    }
  });

  it("is what the routes do: criticals of an environment of any name reach the pager", async () => {
    for (const environment of ["production", "live", "prod"]) {
      const { items } = await planned({ tier: "complete", environment }, { stack: "eu-1" });
      const routes = items.filter(({ kind }) => kind === "route").map(({ query }) => query);
      assert.ok(
        routes.some((text) => text.includes("critical-alerts")),
        routes.join("\n"),
      );
    }
  });
});
