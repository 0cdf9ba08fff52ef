import assert from "node:assert/strict";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { compile, inboxSecrets, routeTable } from "../../../../components/alertmanager/compile/index.ts";
import { accelerate } from "../../../../model/accelerate.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { weekdays } from "../../../../model/notification.ts";
import { needs } from "../../../support/toolchain.ts";
import { prod, temporaryFolder, writeSecrets } from "../fixture.ts";
import { eventually, startAlertmanager } from "../running-alertmanager.ts";
import { startSinks } from "../sinks.ts";

/** The catalog with warnings muted from `from` to `to` hours from now, every day. */
function muted(from: number, to: number): Catalog {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const { notifications } = stratoai;
  return accelerate(
    {
      ...stratoai,
      notifications: {
        ...notifications,
        muteWindows: [
          { name: "release", weekdays: [...weekdays], from: at(from), to: at(to), location: "UTC", why: "We release." },
        ],
        routes: notifications.routes.map((route) =>
          route.match.severity === "warning" ? { ...route, mute: ["release"] } : route,
        ),
      },
    },
    60,
  );
}

/** Fires a page and a ticket: which of them are muted, and who was told of which. */
async function fire(catalog: Catalog) {
  const folder = temporaryFolder();
  const sinks = await startSinks();
  const options = { secretsDirectory: `${folder.path}/secrets`, inbox: sinks.inbox };
  const stop = async () => {
    await sinks.stop();
    folder.remove();
  };
  try {
    writeSecrets(options.secretsDirectory, inboxSecrets(catalog, prod, options));
    const alertmanager = await startAlertmanager(folder.path, compile(catalog, prod, options).artifacts);
    try {
      const rows = routeTable(catalog, prod, options);
      const names = ["HighMemoryUsage", "CircuitBreakerOpen"];
      await alertmanager.post(rows.filter(({ alert }) => names.includes(alert)));
      const told = () => sinks.posts.flatMap(({ path }) => /^\/slack\/(.*)/.exec(path)?.[1] ?? []).sort();
      return await eventually("both alerts to be handled", async () => {
        const mutedAlerts = (await alertmanager.grouped()).filter(({ status }) => status.mutedBy.length > 0);
        if (mutedAlerts.length + new Set(told()).size < 2) return undefined;
        return {
          muted: mutedAlerts.map(({ labels, status }) => [labels.alertname, ...status.mutedBy]),
          told: [...new Set(told())],
        };
      });
    } finally {
      await alertmanager.stop();
    }
  } finally {
    await stop();
  }
}

describe("a mute window in a running Alertmanager", () => {
  needs("alertmanager");

  it("that contains now keeps the tickets quiet and no page", async () => {
    assert.deepEqual(await fire(muted(-1, 1)), { muted: [["HighMemoryUsage", "release"]], told: ["alerts-critical"] });
  });

  it("that excludes now keeps nothing quiet", async () => {
    assert.deepEqual(await fire(muted(1, 2)), { muted: [], told: ["alerts-critical", "alerts-warning"] });
  });
});
