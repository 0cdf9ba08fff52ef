import assert from "node:assert/strict";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { compile, inboxSecrets, routeTable } from "../../../../components/alertmanager/compile/index.ts";
import type { Inbox } from "../../../../demo/inbox/inbox.ts";
import { startInbox } from "../../../../demo/inbox/inbox.ts";
import type { Message } from "../../../../demo/inbox/message.ts";
import { accelerate } from "../../../../model/accelerate.ts";
import { needs } from "../../../support/toolchain.ts";
import { everything, prod, temporaryFolder, writeSecrets } from "../fixture.ts";
import type { RunningAlertmanager } from "../running-alertmanager.ts";
import { eventually, startAlertmanager } from "../running-alertmanager.ts";
import { cleanup } from "../../../support/cleanup.ts";

const catalog = accelerate(stratoai, 60);

describe("the local tier's inbox", () => {
  needs("alertmanager");
  const folder = temporaryFolder();
  const undo = cleanup();
  undo(() => {
    folder.remove();
  });
  let inbox: Inbox;
  let alertmanager: RunningAlertmanager;

  before(async () => {
    inbox = await startInbox({
      port: 0,
      smtpPort: 0,
      dataDirectory: undefined,
      runbooksDirectory: undefined,
      prometheusUrl: undefined,
      alertmanagerUrl: undefined,
    });
    undo(() => inbox.close());
    const options = {
      ...everything,
      secretsDirectory: `${folder.path}/secrets`,
      inbox: { url: `http://127.0.0.1:${inbox.port}`, smtpHost: "127.0.0.1", smtpPort: inbox.smtpPort },
    };
    writeSecrets(options.secretsDirectory, inboxSecrets(catalog, prod, options));
    alertmanager = await startAlertmanager(folder.path, compile(catalog, prod, options).artifacts);
    undo(() => alertmanager.stop());
  });

  it("takes what every receiver sends, as strictly as its vendor would, and knows which alert it is about", async () => {
    const names = ["CircuitBreakerOpen", "HighMemoryUsage", "Watchdog"];
    await alertmanager.post(
      routeTable(catalog, prod)
        .filter(({ alert }) => names.includes(alert))
        .map(({ alert, labels }) => ({
          labels,
          annotations: {
            summary: "What is wrong",
            description: "How wrong it is.",
            runbook_url: `http://127.0.0.1/runbooks/${alert}`,
            dashboard_url: `http://127.0.0.1/alerts/${alert}`,
          },
        })),
    );
    const told = await eventually("all ten messages", async () => {
      const response = await fetch(`http://127.0.0.1:${inbox.port}/api/messages`);
      const { messages } = (await response.json()) as { readonly messages: readonly Message[] };
      const kinds = [...new Set(messages.map(({ kind, receiver, alerts }) => `${kind} ${receiver}: ${alerts.join()}`))];
      return kinds.length < 10 ? undefined : kinds.sort();
    }).catch((error: unknown) => {
      throw new Error(alertmanager.log(), { cause: error });
    });
    assert.deepEqual(told, [
      "discord critical-alerts, warning-alerts: CircuitBreakerOpen",
      "discord critical-alerts, warning-alerts: HighMemoryUsage",
      "email cto@stratoai.com, devops@stratoai.com: CircuitBreakerOpen",
      "email team@stratoai.com: HighMemoryUsage",
      "heartbeat heartbeat: Watchdog",
      "pagerduty pagerduty: CircuitBreakerOpen",
      "slack alerts-critical: CircuitBreakerOpen",
      "slack alerts-warning: HighMemoryUsage",
      "teams critical-alerts, warning-alerts: CircuitBreakerOpen",
      "teams critical-alerts, warning-alerts: HighMemoryUsage",
    ]);
  });
});
