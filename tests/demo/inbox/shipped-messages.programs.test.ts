import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, inboxSecrets } from "../../../components/alertmanager/compile/index.ts";
import { accelerate } from "../../../model/accelerate.ts";
import type { Alert } from "../../../model/alert.ts";
import { allAlerts } from "../../../model/catalog.ts";
import type { StackContext } from "../../../model/stack.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needs } from "../../support/toolchain.ts";
import { eventually } from "../running.ts";
import type { RunningAlertmanager } from "./running-alertmanager.ts";
import { runAlertmanager } from "./running-alertmanager.ts";
import type { RunningInbox } from "./running-inbox.ts";
import { runInbox } from "./running-inbox.ts";

const stack: StackContext = {
  product: "stratoai",
  stack: "local",
  environment: "local",
  cluster: "local",
  pages: true,
  links: { runbook: "http://inbox/runbooks/{alert}", dashboard: "http://inbox/alerts/{alert}" },
  baseUrl: "http://127.0.0.1:3000",
  metricRetention: "31d",
};

/** Who hears of each severity, as the product's people wrote it; Discord and Teams where they are switched on. */
const kindsOf = {
  critical: ["discord", "email", "pagerduty", "slack", "teams"],
  warning: ["discord", "email", "slack", "teams"],
  info: ["email", "webhook"],
} as const;

/** The product's alerts without inhibition, so that each is told, and with group times of a second. */
const fast = accelerate(stratoai, 30);
const catalog = { ...fast, notifications: { ...fast.notifications, inhibitions: [] } };
const alerts = allAlerts(catalog).filter(({ name }) => name !== "Watchdog");

/** Without the label `slo`, without which no SLO's page silences its ticket. */
const instance = ({ name, severity, service, summary }: Alert, endsAt?: string) => ({
  labels: {
    alertname: name,
    severity,
    service,
    environment: "local",
    cluster: "local",
  },
  annotations: {
    summary,
    description: `${summary} & <more>`,
    runbook_url: stack.links.runbook.replace("{alert}", name),
    dashboard_url: stack.links.dashboard.replace("{alert}", name),
  },
  ...(endsAt === undefined ? {} : { endsAt }),
});

describe("the shipped messages in the inbox", function () {
  this.timeout(120_000);
  needs("alertmanager", "amtool");
  const undo = cleanup();
  let directory: string;
  let demo: RunningInbox;
  let alertmanager: RunningAlertmanager;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "inbox-shipped-"));
    undo(() => {
      rmSync(directory, { recursive: true });
    });
    demo = await runInbox();
    undo(() => demo.inbox.close());
    const options = {
      secretsDirectory: directory,
      enabled: { discord: true, teams: true },
      inbox: { url: demo.url, smtpHost: "127.0.0.1", smtpPort: demo.inbox.smtpPort },
    };
    for (const [name, value] of inboxSecrets(catalog, stack, options)) writeFileSync(join(directory, name), value);
    for (const { path, content } of compile(catalog, stack, options).artifacts) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    alertmanager = await runAlertmanager(join(directory, "alertmanager/alertmanager.yml"), directory);
    undo(() => alertmanager.stop());
  });
  /** Waits until each alert is told with a status by each kind of its severity, in messages that name no other. */
  async function told(status: string): Promise<void> {
    let missing: readonly string[] = [];
    await eventually(
      `every alert ${status}`,
      async () => {
        const messages = await demo.messages(`status=${status}`);
        missing = alerts.flatMap(({ name, severity }) => {
          const found = messages
            .filter((one) => one.alerts.length === 1 && one.alerts[0] === name)
            .map(({ kind }) => kind);
          return kindsOf[severity].filter((kind) => !found.includes(kind)).map((kind) => `${name} by ${kind}`);
        });
        return missing.length === 0 ? true : undefined;
      },
      45,
    ).catch((error: unknown) => {
      throw new Error(`${(error as Error).message}; missing: ${missing.join(", ")}`);
    });
  }

  it("are taken by every vendor's rules, and each names its alert and whether it is over", async () => {
    await alertmanager.post(alerts.map((alert) => instance(alert)));
    await told("firing");
    const before = new Date(Date.now() - 1000).toISOString();
    await alertmanager.post(alerts.map((alert) => instance(alert, before)));
    await told("resolved");
    const strangers = (await demo.messages()).filter(({ alerts: named }) => named.length !== 1);
    assert.deepEqual(strangers, []);
  });
});
