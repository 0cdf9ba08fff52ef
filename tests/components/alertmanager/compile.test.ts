import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { configurationText } from "../../../components/alertmanager/files.ts";
import type { AlertmanagerOptions } from "../../../components/alertmanager/compile.ts";
import { compile, inboxSecrets } from "../../../components/alertmanager/compile.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { Notifications } from "../../../model/notification.ts";
import type { StackContext } from "../../../model/stack.ts";
import { dev, everything, prod } from "./fixture.ts";

interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly group_by?: readonly string[];
  readonly continue?: boolean;
  readonly mute_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

interface Configuration {
  readonly global: Readonly<Record<string, unknown>>;
  readonly route: Route;
  readonly receivers: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
}

const text = (catalog: Catalog, stack: StackContext, options: AlertmanagerOptions): string =>
  configurationText(compile(catalog, stack, options).objects.config);

const configuration = (options: AlertmanagerOptions, stack = prod, catalog = stratoai) =>
  parse(text(catalog, stack, options)) as Configuration;

const integrations = (config: Configuration) =>
  Object.fromEntries(config.receivers.map(({ name, ...kinds }) => [name, Object.keys(kinds)]));

const notifying = (changed: Partial<Notifications>): Catalog => ({
  ...stratoai,
  notifications: { ...stratoai.notifications, ...changed },
});

describe("alertmanager.yml", () => {
  it("is the same, byte by byte, whenever it is compiled", () => {
    assert.deepEqual(compile(stratoai, prod, everything), compile(stratoai, prod, everything));
  });

  it("sends heartbeats down the first route, before an alert's severity is looked at", () => {
    const [first] = configuration(everything).route.routes ?? [];
    assert.deepEqual(first, {
      matchers: ['alertname="Watchdog"'],
      receiver: "heartbeat",
      group_by: ["cluster", "environment"],
      group_wait: "0s",
      group_interval: "1m",
      repeat_interval: "50s",
    });
  });

  it("has Discord and Teams only where config switches them on", () => {
    const critical = (enabled: AlertmanagerOptions["enabled"]) =>
      integrations(configuration({ ...everything, enabled }))["critical-alerts"];
    const always = ["email_configs", "slack_configs"];
    assert.deepEqual(critical({}), always);
    assert.deepEqual(critical({ discord: true }), [...always, "discord_configs"]);
    assert.deepEqual(critical({ teams: true }), [...always, "msteamsv2_configs"]);
  });

  it("opens an incident for each alert on the pager, and sends one message for each service and alert to the others", () => {
    const { route, receivers } = configuration(everything);
    const critical = (route.routes ?? []).filter(({ matchers = [] }) => matchers.includes('severity="critical"'));
    assert.deepEqual(
      critical.map(({ receiver, group_by: by, continue: goesOn }) => [receiver, by, goesOn]),
      [
        ["critical-alerts-pager", ["..."], true],
        ["critical-alerts", ["cluster", "environment", "service", "alertname"], undefined],
      ],
    );
    const kinds = (name: string) => Object.keys(receivers.find((receiver) => receiver.name === name) ?? {}).slice(1);
    assert.deepEqual(kinds("critical-alerts-pager"), ["pagerduty_configs"]);
    assert.ok(!kinds("critical-alerts").includes("pagerduty_configs"));
  });

  it("names in an incident's title the thing that it is about, so that two of one alert can be told apart", () => {
    const { config, templates } = compile(stratoai, prod, everything).objects;
    const pager = config.receivers.find(({ object: { name } }) => name === "critical-alerts-pager")?.object;
    assert.match(pager?.pagerduty_configs?.[0]?.description ?? "", /\{\{ template "pagerduty.things" \. \}\}/);
    for (const label of ["breaker", "check", "instance", "integration", "mountpoint"]) {
      assert.ok(templates.pagerduty.includes(`{{ with .CommonLabels.${label} }}{{ . }}, {{ end }}`), label);
    }
  });

  it("names no receiver that pages on a stack that pages nobody", () => {
    const config = configuration(everything, dev);
    assert.deepEqual(Object.keys(integrations(config)), ["web.hook", "warning-alerts", "heartbeat"]);
    assert.doesNotMatch(text(stratoai, dev, everything), /pagerduty|cto@|alerts-critical/);
  });

  it("mutes a default route as the last child, because Alertmanager mutes no root", () => {
    const night = {
      name: "night",
      weekdays: ["monday"],
      from: "01:00",
      to: "02:00",
      location: "UTC",
      why: "Quiet.",
    } as const;
    const defaultRoute = { ...stratoai.notifications.defaultRoute, mute: ["night"] };
    const { route } = configuration(everything, prod, notifying({ muteWindows: [night], defaultRoute }));
    assert.equal(route.mute_time_intervals, undefined);
    const last = route.routes?.at(-1);
    assert.deepEqual([last?.receiver, last?.matchers, last?.mute_time_intervals], ["web.hook", undefined, ["night"]]);
  });

  it("refuses a receiver that one route wants resolved notices of and another does not", () => {
    const routes = stratoai.notifications.routes.map((route) => ({ ...route, receiver: "web.hook" }));
    assert.throws(() => compile(notifying({ routes }), prod, everything), {
      message:
        "receiver web.hook cannot both send resolved notices and not: " +
        '"alert Watchdog" does not want them, "severity critical, and on" wants them, "severity critical" wants them, "alert ApiAvailabilityErrorBudgetBurnSlow" wants them, "alert ApiLatencyErrorBudgetBurnSlow" wants them, "severity warning" wants them, "everything else" wants them',
    });
  });
});

describe("secrets", () => {
  it("stand in files named like them, where the stack says", () => {
    const config = text(stratoai, prod, { ...everything, secretsDirectory: "/run/secrets" });
    assert.deepEqual([...config.matchAll(/(\w+_file): (.*)/g)].map(([, key, file]) => `${key} ${file}`).sort(), [
      "api_url_file /run/secrets/slackCriticalUrl",
      "api_url_file /run/secrets/slackWarningUrl",
      "routing_key_file /run/secrets/pagerdutyRoutingKey",
      "smtp_auth_password_file /run/secrets/smtpPassword",
      "webhook_url_file /run/secrets/discordUrl",
      "webhook_url_file /run/secrets/discordUrl",
      "webhook_url_file /run/secrets/teamsUrl",
      "webhook_url_file /run/secrets/teamsUrl",
    ]);
    assert.doesNotMatch(config, /(routing_key|api_url|webhook_url|auth_password): /);
  });

  it("are listed as far as this stack's configuration reads them", () => {
    const all = [
      "discordUrl",
      "pagerdutyRoutingKey",
      "slackCriticalUrl",
      "slackWarningUrl",
      "smtpPassword",
      "teamsUrl",
    ];
    assert.deepEqual(compile(stratoai, prod, everything).objects.secretsRead, all);
    assert.deepEqual(compile(stratoai, dev, {}).objects.secretsRead, ["slackWarningUrl", "smtpPassword"]);
  });

  it("are the inbox's own addresses on the local tier, named after channels and receivers", () => {
    const inbox = { url: "http://127.0.0.1:5001", smtpHost: "127.0.0.1", smtpPort: 5025 };
    assert.deepEqual(Object.fromEntries(inboxSecrets(stratoai, prod, { ...everything, inbox })), {
      discordUrl: "http://127.0.0.1:5001/discord/critical-alerts%2C%20warning-alerts",
      pagerdutyRoutingKey: "localinbox0000000000000000000000",
      slackCriticalUrl: "http://127.0.0.1:5001/slack/alerts-critical",
      slackWarningUrl: "http://127.0.0.1:5001/slack/alerts-warning",
      teamsUrl: "http://127.0.0.1:5001/teams/critical-alerts%2C%20warning-alerts",
    });
  });
});

describe("e-mail", () => {
  it("leaves by the catalog's server, encrypted, unless config says otherwise", () => {
    assert.deepEqual(configuration({ secretsDirectory: "/s" }).global, {
      smtp_smarthost: "smtp.gmail.com:587",
      smtp_from: "alerts@stratoai.com",
      smtp_require_tls: true,
      smtp_auth_username: "alerts@stratoai.com",
      smtp_auth_password_file: "/s/smtpPassword",
    });
    const smtp = { host: "mail.example.com", port: 25, requireTls: false };
    const { global } = configuration({ smtp });
    assert.deepEqual([global.smtp_smarthost, global.smtp_require_tls], ["mail.example.com:25", false]);
  });

  it("goes to the local tier's inbox without a login and without TLS", () => {
    const inbox = { url: "http://127.0.0.1:5001", smtpHost: "127.0.0.1", smtpPort: 5025 };
    assert.deepEqual(configuration({ inbox }).global, {
      smtp_smarthost: "127.0.0.1:5025",
      smtp_from: "alerts@stratoai.com",
      smtp_require_tls: false,
    });
  });
});

describe("what cannot be delivered", () => {
  const lost = (options: AlertmanagerOptions) =>
    compile(stratoai, prod, options).degradations.map(({ item, lost: what, fallback }) => [item, what, fallback]);

  it("is recorded where a URL or a secret is not set, with who is still notified", () => {
    const secretsSet = ["smtpPassword", "slackWarningUrl"];
    assert.deepEqual(lost({ secretsSet, webhookUrl: "http://a/" }).slice(0, 3), [
      [
        "receiver critical-alerts-pager",
        "PagerDuty is not notified: secret pagerdutyRoutingKey is not set",
        "nothing: this receiver notifies nobody",
      ],
      [
        "receiver critical-alerts",
        "Slack #alerts-critical is not notified: secret slackCriticalUrl is not set",
        "e-mail devops@stratoai.com, cto@stratoai.com",
      ],
      [
        "receiver heartbeat",
        "the outside watcher's webhook is not notified: setting heartbeatUrl is not set",
        "nothing: this receiver notifies nobody",
      ],
    ]);
  });

  it("is recorded for Discord's colours and for the look of a Slack app's messages, where they are used", () => {
    assert.deepEqual(
      lost(everything).map(([item]) => item),
      ["notifications: Discord", "notifications: Slack"],
    );
    const inbox = { url: "http://127.0.0.1:5001", smtpHost: "127.0.0.1", smtpPort: 5025 };
    assert.deepEqual(lost({ inbox }), []);
  });
});
