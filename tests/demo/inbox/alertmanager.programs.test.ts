import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Inbox } from "../../../demo/inbox/inbox.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needs } from "../../support/toolchain.ts";
import { eventually } from "../running.ts";
import type { RunningAlertmanager } from "./running-alertmanager.ts";
import { runAlertmanager } from "./running-alertmanager.ts";
import type { RunningInbox } from "./running-inbox.ts";
import { runInbox } from "./running-inbox.ts";

/** Every kind of receiver, with the texts that Alertmanager ships; it reads secret files from its working directory, so paths are absolute. */
function configuration(inbox: Inbox, directory: string): string {
  const url = `http://127.0.0.1:${inbox.port}`;
  return `
global: { smtp_smarthost: "127.0.0.1:${inbox.smtpPort}", smtp_from: alerts@stratoai.com, smtp_require_tls: false }
route:
  receiver: everybody
  group_by: [alertname]
  group_wait: 0s
  group_interval: 1s
  routes:
    - { matchers: [alertname="Watchdog"], receiver: heartbeat }
receivers:
  - name: heartbeat
    webhook_configs: [{ url: "${url}/heartbeat", send_resolved: false }]
  - name: everybody
    webhook_configs: [{ url: "${url}/", send_resolved: true }]
    pagerduty_configs:
      - { url: "${url}/pagerduty/v2/enqueue", routing_key_file: ${directory}/routing-key, severity: critical, send_resolved: true }
    slack_configs: [{ api_url_file: ${directory}/slack, channel: "#alerts-critical", send_resolved: true }]
    discord_configs: [{ webhook_url_file: ${directory}/discord, send_resolved: true }]
    msteamsv2_configs: [{ webhook_url_file: ${directory}/teams, send_resolved: true }]
    email_configs: [{ to: "devops@stratoai.com, cto@stratoai.com", send_resolved: true }]
`;
}

describe("the inbox behind a running Alertmanager", function () {
  this.timeout(60_000);
  needs("alertmanager", "amtool");
  const undo = cleanup();
  let directory: string;
  let demo: RunningInbox;
  let alertmanager: RunningAlertmanager;

  const received = (query: string) =>
    eventually(`a message with ${query}`, async () => (await demo.messages(query)).at(-1), 20);
  const post = (alertname: string, endsAt?: string): Promise<void> =>
    alertmanager.post([
      {
        labels: { alertname, severity: "critical", service: "api" },
        annotations: { summary: "High error rate detected", description: "Error rate is 12 % & <rising>" },
        ...(endsAt === undefined ? {} : { endsAt }),
      },
    ]);

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "inbox-alertmanager-"));
    undo(() => {
      rmSync(directory, { recursive: true });
    });
    demo = await runInbox({ dataDirectory: directory });
    undo(() => demo.inbox.close());
    for (const [file, path] of [
      ["slack", "slack/alerts-critical"],
      ["discord", "discord/alerts"],
      ["teams", "teams/alerts"],
    ] as const)
      writeFileSync(join(directory, file), `${demo.url}/${path}`);
    writeFileSync(join(directory, "routing-key"), "0123456789abcdef0123456789abcdef");
    const file = join(directory, "alertmanager.yml");
    writeFileSync(file, configuration(demo.inbox, directory));
    alertmanager = await runAlertmanager(file, directory);
    undo(() => alertmanager.stop());
  });

  const receivers = {
    webhook: "web.hook",
    pagerduty: "pagerduty",
    slack: "alerts-critical",
    discord: "alerts",
    teams: "alerts",
    email: "cto@stratoai.com",
  } as const;

  it("gets a firing and a resolved message of each of the six kinds, with the alert's name", async () => {
    await post("HighErrorRate");
    for (const [kind, receiver] of Object.entries(receivers)) {
      const message = await received(`kind=${kind}&receiver=${receiver}&alert=HighErrorRate&status=firing`);
      assert.deepEqual(message.alerts, ["HighErrorRate"], kind);
      assert.match(message.title, /HighErrorRate/, kind);
    }
    await post("HighErrorRate", new Date(Date.now() - 1000).toISOString());
    for (const [kind, receiver] of Object.entries(receivers)) {
      const message = await received(`kind=${kind}&receiver=${receiver}&alert=HighErrorRate&status=resolved`);
      assert.match(message.title, /RESOLVED/, kind);
    }
  });

  it("takes the Watchdog as a heartbeat", async () => {
    await post("Watchdog");
    const { receiver, alerts } = await received("kind=heartbeat");
    assert.deepEqual({ receiver, alerts }, { receiver: "heartbeat", alerts: ["Watchdog"] });
  });

  it("makes Alertmanager count failed notifications while it refuses a kind, and gets them afterwards", async () => {
    const kinds = ["slack", "email"] as const;
    const refuse = (method: string) =>
      Promise.all(kinds.map((kind) => demo.status(`/faults/refuse?kind=${kind}`, { method })));
    await refuse("PUT");
    await post("HighMemoryUsage");
    await received("kind=webhook&alert=HighMemoryUsage");
    for (const kind of kinds) {
      await eventually(
        "a failed notification",
        async () => {
          const metrics = await (await fetch(`${alertmanager.url}/metrics`)).text();
          const failed = new RegExp(
            `^alertmanager_notifications_failed_total\\{.*integration="${kind}".*\\} [1-9]`,
            "m",
          );
          return failed.test(metrics) ? true : undefined;
        },
        20,
      );
      assert.deepEqual(await demo.messages(`kind=${kind}&alert=HighMemoryUsage`), []);
    }
    await refuse("DELETE");
    for (const kind of kinds) await received(`kind=${kind}&alert=HighMemoryUsage`);
  });
});
