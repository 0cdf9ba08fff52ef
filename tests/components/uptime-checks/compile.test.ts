import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { artifacts } from "../../../plan/make-plan.ts";
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
  const text = (await artifacts(made)).find(({ path }) => path === `uptime/${service}.json`)?.content ?? "[]";
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
    const losses = degradations.filter(({ backend }) => backend === "pingdom").map(({ lost }) => lost);
    assert.ok(losses.includes("an interval of 600s"));
    assert.ok(losses.includes("the expected status 200"));
  });

  it("are no metrics of the alerts that would read them: of those that the catalog has", async () => {
    const lost = async (alerts: typeof stratoai.alerts) => {
      const { runbooks, notifications } = stratoai;
      const names = new Set(alerts.map(({ name }) => name));
      const gone = new Set(stratoai.alerts.flatMap(({ name }) => (names.has(name) ? [] : [name])));
      const catalog = {
        ...stratoai,
        alerts,
        runbooks: new Map([
          ...[...runbooks].filter(([name]) => !gone.has(name)),
          ...alerts.map(({ name }) => [name, runbooks.get(name) ?? runbooks.get("UptimeCheckFailing")!] as const),
        ]),
        notifications: {
          ...notifications,
          inhibitions: notifications.inhibitions.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
        },
      };
      const { plan: made } = await plan(config({ tier: "economy" }), { stack: "prod", catalog });
      return made.degradations.flatMap(({ backend, item, lost: what, standIn }) =>
        backend === "uptimerobot" && what.includes("as metrics") ? [`${item}: ${standIn}`] : [],
      );
    };
    const none = "uptimerobot notifies by itself; no check is left for the alert to watch";
    // The certificate shows from anywhere, and has a probe of its own.
    assert.deepEqual(await lost(stratoai.alerts), [`alert UptimeCheckFailing: ${none}`]);
    const renamed = stratoai.alerts.map((alert) =>
      alert.name === "UptimeCheckFailing" ? { ...alert, name: "ShopUnreachable" } : alert,
    );
    assert.equal((await lost(renamed))[0], `alert ShopUnreachable: ${none}`);
  });

  it("carry product and stack in their names, because accounts are shared", async () => {
    const { checks: made } = await checks({ tier: "complete" }, "pingdom");
    assert.ok(made.every(({ name }) => name.startsWith("stratoai prod: ")));
  });
});
