import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, inboxSecrets, routeTable, files } from "../../../components/alertmanager/compile.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needs } from "../../support/toolchain.ts";
import { everything, prod, temporaryFolder, writeSecrets } from "./fixture.ts";
import type { PostedAlert, RunningAlertmanager } from "./running-alertmanager.ts";
import { eventually, startAlertmanager } from "./running-alertmanager.ts";
import type { Sinks } from "./sinks.ts";
import { startSinks } from "./sinks.ts";

const catalog = accelerate(stratoai, 30);
const canary = "canary-7f3a";
const startsAt = "2026-11-24T10:20:30Z";

const summary = "High error rate: detected <!channel> & more";
const description = 'Error rate is 7.1% <script>alert("x")</script>';
const runbook = "https://runbooks.example.com/HighErrorRate";
const dashboard = "https://grafana.example.com/d/backend?panel=Error%20Rate";

function labelled(name: string, annotations: Record<string, string> = {}): PostedAlert {
  const { labels } = routeTable(catalog, prod).find(({ alert }) => alert === name)!;
  const texts = { summary, description, runbook_url: runbook, dashboard_url: dashboard };
  return { labels, annotations: { ...texts, ...annotations }, startsAt };
}

interface Attachment {
  readonly color: string;
  readonly title: string;
  readonly title_link: string;
  readonly text: string;
  readonly fields: readonly { readonly title: string; readonly value: string; readonly short: boolean }[];
}

interface SlackMessage {
  readonly channel: string;
  readonly username: string;
  readonly icon_emoji: string;
  readonly attachments: readonly [Attachment];
}

interface PagerdutyEvent {
  readonly routing_key: string;
  readonly event_action: string;
  readonly dedup_key: string;
  readonly client: string;
  readonly client_url: string;
  readonly payload: Readonly<Record<string, unknown>> & { readonly custom_details: Readonly<Record<string, unknown>> };
  readonly links: readonly unknown[];
}

interface DiscordMessage {
  readonly username: string;
  readonly embeds: readonly [{ readonly title: string; readonly description: string }];
}

interface TeamsMessage {
  readonly type: string;
  readonly attachments: readonly [{ readonly content: { readonly body: readonly { readonly text: string }[] } }];
}

interface WebhookMessage {
  readonly status: string;
  readonly alerts: readonly PostedAlert[];
}

describe("a message as a running Alertmanager sends it", () => {
  needs("alertmanager");
  const undo = cleanup();
  const folder = temporaryFolder();
  undo(folder.remove);
  let sinks: Sinks;
  let alertmanager: RunningAlertmanager;

  before(async () => {
    sinks = await startSinks();
    undo(() => sinks.stop());
    const options = { ...everything, secretsDirectory: `${folder.path}/secrets`, inbox: sinks.inbox };
    const secrets = [...inboxSecrets(catalog, prod, options)].map(([name, value]): [string, string] => [
      name,
      value.startsWith("http") ? `${value}?token=${canary}` : canary,
    ]);
    writeSecrets(options.secretsDirectory, new Map(secrets));
    alertmanager = await startAlertmanager(folder.path, files(compile(catalog, prod, options).objects));
    undo(() => alertmanager.stop());
    await alertmanager.post([
      labelled("HighErrorRate"),
      labelled("HighMemoryUsage", { summary: "Ü".repeat(300), description: "ñ".repeat(5000) }),
      { ...labelled("Watchdog"), labels: { ...labelled("Watchdog").labels, alertname: "AboutSomething" } },
      labelled("Watchdog"),
    ]);
  });

  /** The latest message to a path, once there is one that fits. */
  const posted = <T>(path: string, fits: (body: T) => boolean = () => true) =>
    eventually(`a message to ${path}`, () =>
      sinks.posts
        .filter((post) => (path === "/" ? post.path === path : post.path.startsWith(path)))
        .map(({ body }) => body as T)
        .findLast(fits),
    );
  const mailed = (subject: string) =>
    eventually(`an e-mail ${subject}`, () =>
      sinks.mails.find(({ mail }) => mail.subject?.startsWith(subject) === true),
    );

  it("to Slack has the product's user, icon, colour, title, fields and links, and calls no channel", async () => {
    const message = await posted<SlackMessage>("/slack/alerts-critical");
    assert.deepEqual(
      [message.channel, message.username, message.icon_emoji],
      ["#alerts-critical", "StratoAI Monitor", ":rotating_light:"],
    );
    const [{ color, title, title_link: link, text, fields }] = message.attachments;
    assert.deepEqual([color, title, link], ["danger", "CRITICAL ALERT: HighErrorRate", dashboard]);
    assert.equal(
      text,
      "*High error rate: detected &lt;!channel&gt; &amp; more*: " +
        'Error rate is 7.1% &lt;script&gt;alert("x")&lt;/script&gt; ' +
        `<${runbook}|Runbook> <${dashboard}|Dashboard>\n`,
    );
    assert.deepEqual(fields, [
      { title: "Severity", value: "critical", short: true },
      { title: "Service", value: "api", short: true },
      { title: "Time", value: startsAt, short: true },
      { title: "Environment", value: "prod", short: true },
    ]);
  });

  it("about a warning has the warning's icon, colour and channel", async () => {
    const message = await posted<SlackMessage>("/slack/alerts-warning");
    const [{ color, title }] = message.attachments;
    assert.deepEqual(
      [message.channel, message.icon_emoji, color, title],
      ["#alerts-warning", ":warning:", "warning", "WARNING ALERT: HighMemoryUsage"],
    );
  });

  it("to PagerDuty carries severity, links and every detail", async () => {
    const event = await posted<PagerdutyEvent>(
      "/pagerduty/v2/enqueue",
      ({ payload }) => payload.class === "HighErrorRate",
    );
    assert.deepEqual(
      [event.routing_key, event.event_action, event.client, event.client_url],
      [canary, "trigger", "StratoAI Monitor", dashboard],
    );
    const { custom_details: details, ...payload } = event.payload;
    assert.deepEqual(payload, {
      summary: `${summary}: api in prod`,
      source: "api",
      severity: "critical",
      class: "HighErrorRate",
      component: "api",
      group: "prod",
    });
    assert.deepEqual(event.links, [
      { href: runbook, text: "Runbook" },
      { href: dashboard, text: "Dashboard" },
    ]);
    const { alerts, summary: shortly, description: fully, severity, service, environment, time, ...links } = details;
    assert.deepEqual(
      [alerts, shortly, fully, severity, service, environment, time, links.runbook, links.dashboard],
      [
        "HighErrorRate",
        summary.replace(": ", " – "),
        `${description}\n`,
        "critical",
        "api",
        "prod",
        startsAt,
        runbook,
        dashboard,
      ],
    );
  });

  it("by e-mail goes to every recipient, as text and as HTML that escapes", async () => {
    const { to, mail } = await mailed("[CRITICAL]");
    assert.deepEqual([...to].sort(), ["cto@stratoai.com", "devops@stratoai.com"]);
    assert.equal(mail.from?.address, "alerts@stratoai.com");
    assert.equal(mail.subject, `[CRITICAL] ${summary}`);
    const html = mail.html ?? "";
    assert.match(html, /<h2>Alert: High error rate: detected &lt;!channel&gt; &amp; more<\/h2>/);
    for (const line of [
      "<p><strong>Severity:</strong> critical</p>",
      "<p><strong>Service:</strong> api</p>",
      `<p><strong>Time:</strong> ${startsAt}</p>`,
      `<a href="${dashboard}">View Dashboard</a>`,
      `<a href="${runbook}">Open Runbook</a>`,
    ]) {
      assert.ok(html.includes(line), line);
    }
    assert.match(html, /<strong>Description:<\/strong> Error rate is 7\.1% &lt;script&gt;/);
    assert.doesNotMatch(html, /<script/);
    for (const line of [summary, description, startsAt, runbook, dashboard]) assert.ok(mail.text?.includes(line), line);
  });

  it("to Discord fits its limits and carries every detail", async () => {
    const isAbout = (what: string) => (message: DiscordMessage) => message.embeds[0].title.startsWith(what);
    const critical = await posted("/discord/", isAbout("[CRITICAL]"));
    assert.deepEqual([critical.username, critical.embeds[0].title], ["StratoAI Monitor", `[CRITICAL] ${summary}`]);
    for (const part of [description, "**Severity:** critical", "**Service:** api", startsAt, runbook, dashboard]) {
      assert.ok(critical.embeds[0].description.includes(part), part);
    }
    const [long] = (await posted("/discord/", isAbout("[WARNING]"))).embeds;
    assert.deepEqual([Array.from(long.title).length, Array.from(long.description).length], [256, 4096]);
  });

  it("to Teams is a card that carries every detail", async () => {
    const message = await posted<TeamsMessage>(
      "/teams/",
      ({ attachments: [{ content }] }) => content.body[0]?.text.startsWith("[CRITICAL]") === true,
    );
    assert.equal(message.type, "message");
    const [title, text] = message.attachments[0].content.body.map((block) => block.text);
    assert.equal(title, `[CRITICAL] ${summary}`);
    for (const part of [description, "**Severity:** critical", "**Service:** api", startsAt, runbook, dashboard]) {
      assert.ok(text?.includes(part), part);
    }
  });

  it("about what is neither page nor ticket goes to the webhook and the log mailbox", async () => {
    const { status, alerts } = await posted<WebhookMessage>(
      "/",
      ({ alerts: [first] }) => first?.labels.alertname === "AboutSomething",
    );
    assert.deepEqual([status, alerts[0]?.annotations?.runbook_url], ["firing", runbook]);
    assert.deepEqual((await mailed("[INFO]")).to, ["logs@stratoai.com"]);
  });

  it("to PagerDuty names the breaker in its title, each in an incident of its own", async () => {
    const open = (breaker: string): PostedAlert => {
      const alert = labelled("CircuitBreakerOpen", { summary: "Circuit breaker is open" });
      return { ...alert, labels: { ...alert.labels, breaker } };
    };
    await alertmanager.post([open("stripe"), open("github")]);
    const incidents = await Promise.all(
      ["stripe", "github"].map((breaker) =>
        posted<PagerdutyEvent>(
          "/pagerduty/",
          ({ payload }) => payload.summary === `Circuit breaker is open: ${breaker}, api in prod`,
        ),
      ),
    );
    assert.equal(new Set(incidents.map((event) => event.dedup_key)).size, 2);
  });

  it("of the Watchdog beats again and again", async () => {
    const beats = await eventually("three beats", () => {
      const found = sinks.posts.filter(({ path }) => path === "/heartbeat");
      return found.length < 3 ? undefined : found;
    });
    assert.equal((beats[0]?.body as WebhookMessage).alerts[0]?.labels.alertname, "Watchdog");
  });

  it("notifies every receiver that it is over", async () => {
    const endsAt = new Date().toISOString();
    await alertmanager.post(["HighErrorRate", "Watchdog"].map((name) => ({ ...labelled(name), endsAt })));
    const slack = await posted<SlackMessage>(
      "/slack/alerts-critical",
      ({ attachments: [{ color }] }) => color === "good",
    );
    assert.equal(slack.attachments[0].title, "RESOLVED: HighErrorRate");
    assert.match(slack.attachments[0].text, /^Resolved: /);
    await posted<PagerdutyEvent>("/pagerduty/", ({ event_action: action }) => action === "resolve");
    await posted<DiscordMessage>("/discord/", ({ embeds: [{ title }] }) => title === `[RESOLVED] ${summary}`);
    const { mail } = await mailed("[RESOLVED]");
    assert.match(mail.html ?? "", /<h2>Resolved: High error rate/);
    const resolvedBeats = sinks.posts.filter(
      ({ path, body }) => path === "/heartbeat" && (body as WebhookMessage).status === "resolved",
    );
    assert.deepEqual(resolvedBeats, []);
  });

  it("takes its secrets from files: neither configuration, interface nor log shows one", async () => {
    assert.ok(sinks.posts.some(({ path }) => path.includes(canary)));
    assert.ok(!(await alertmanager.shownConfiguration()).includes(canary));
    assert.ok(!alertmanager.log().includes(canary), alertmanager.log());
    assert.doesNotMatch(alertmanager.log(), /level=(WARN|ERROR) .*Notify/);
  });
});

describe("an e-mail through a server that wants a login", () => {
  needs("alertmanager");

  it("is sent with the user name of the catalog and the password of the secret file", async () => {
    const folder = temporaryFolder();
    const sinks = await startSinks();
    const { smtpHost: host, smtpPort: port } = sinks.inbox;
    const options = {
      secretsDirectory: `${folder.path}/secrets`,
      secretsSet: ["smtpPassword"],
      smtp: { host, port, requireTls: false },
    };
    writeSecrets(options.secretsDirectory, new Map([["smtpPassword", canary]]));
    const alertmanager = await startAlertmanager(folder.path, files(compile(catalog, prod, options).objects));
    try {
      await alertmanager.post([labelled("HighErrorRate")]);
      await eventually("an e-mail", () => sinks.mails[0]);
      assert.deepEqual(sinks.logins[0], { username: "alerts@stratoai.com", password: canary });
    } finally {
      await alertmanager.stop();
      await sinks.stop();
      folder.remove();
    }
  });
});
