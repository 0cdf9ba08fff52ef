import assert from "node:assert/strict";
import { backendFiles } from "../../../plan/render.ts";
import { config, plan } from "../../plan/support.ts";

interface Check {
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly expectedStatus?: readonly number[];
  readonly bearerSecret?: string;
}

async function checks(entries: Readonly<Record<string, unknown>>, service: string) {
  const made = await plan(config(entries), { stack: "prod" });
  const text = backendFiles(made).find(({ path }) => path === `uptime/${service}.json`)?.content ?? "[]";
  return { checks: JSON.parse(text) as readonly Check[], degradations: made.plan.degradations };
}

describe("uptime checks from outside", () => {
  it("are the product's own, by GET, on UptimeRobot", async () => {
    const { checks: made } = await checks({ tier: "economy" }, "uptimerobot");
    assert.deepEqual(
      made.map(({ url, method, intervalSeconds, timeoutSeconds }) => [method, url, intervalSeconds, timeoutSeconds]),
      [
        ["GET", "https://api.stratoai.com/health", 300, 30],
        ["GET", "https://api.stratoai.com/api/auth/profile", 300, 30],
        ["GET", "https://api.stratoai.com/api/campaigns", 600, 30],
      ],
    );
    assert.ok(made.every(({ expectedStatus }) => expectedStatus?.[0] === 200));
    assert.equal(made[1]?.bearerSecret, "uptimeToken");
  });

  it("come more often on Pingdom where it lacks their interval, and say so", async () => {
    const { checks: made, degradations } = await checks({ tier: "complete" }, "pingdom");
    assert.equal(made[2]?.intervalSeconds, 300);
    const told = degradations.filter(({ backend }) => backend === "pingdom").map(({ lost }) => lost);
    assert.ok(told.includes("an interval of 600s"));
    assert.ok(told.includes("the expected status 200"));
  });

  it("carry product and stack in their names, because accounts are shared", async () => {
    const { checks: made } = await checks({ tier: "complete" }, "pingdom");
    assert.ok(made.every(({ name }) => name.startsWith("stratoai prod: ")));
  });
});
