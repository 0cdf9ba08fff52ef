import assert from "node:assert/strict";
import { discordMessage, pagerdutyEvent, slackMessage, teamsMessage, webhookMessage } from "./payloads.ts";
import type { RunningInbox } from "./running-inbox.ts";
import { runInbox } from "./running-inbox.ts";

const long = (length: number): string => "x".repeat(length);
const enqueue = "/pagerduty/v2/enqueue";

describe("the inbox", () => {
  let demo: RunningInbox;
  before(async () => {
    demo = await runInbox();
  });
  beforeEach(() => demo.status("/api/messages", { method: "DELETE" }));
  after(() => demo.inbox.close());

  for (const [path, kind, receiver, payload, status, reply] of [
    ["/", "webhook", "web.hook", webhookMessage([["HighErrorRate", "firing"]]), 200, /^ok$/],
    ["/heartbeat", "heartbeat", "heartbeat", webhookMessage([["HighErrorRate", "firing"]]), 200, /^ok$/],
    ["/slack/alerts-critical", "slack", "alerts-critical", slackMessage(), 200, /^ok$/],
    [enqueue, "pagerduty", "pagerduty", pagerdutyEvent(), 202, /"status":"success".*"dedup_key":"group-1"/],
    ["/discord/alerts", "discord", "alerts", discordMessage(), 204, /^$/],
    ["/teams/alerts", "teams", "alerts", teamsMessage(), 202, /^$/],
  ] as const)
    it(`takes a ${kind} message, answers as its vendor does, and knows its alert`, async () => {
      const answer = await demo.post(path, payload);
      assert.equal(answer.status, status);
      assert.match(await answer.text(), reply);
      const [message] = await demo.messages(`kind=${kind}&receiver=${receiver}`);
      assert.ok(message);
      assert.deepEqual(message.alertStatus, { HighErrorRate: "firing" });
      assert.equal(message.status, "firing");
      assert.deepEqual(message.raw, payload);
      assert.ok(message.links.some(({ url }) => url.endsWith("/runbooks/HighErrorRate")));
    });

  for (const [path, payload] of [
    ["/slack/a", slackMessage({ title: "RESOLVED: HighErrorRate", color: "good" })],
    [enqueue, pagerdutyEvent({}, { event_action: "resolve" })],
    ["/discord/a", discordMessage({ title: "[RESOLVED] High error rate detected" })],
    ["/teams/a", teamsMessage("[RESOLVED] High error rate detected")],
    ["/", webhookMessage([["HighErrorRate", "resolved"]], "resolved")],
  ] as const)
    it(`sees on ${path} that an alert is resolved`, async () => {
      await demo.post(path, payload);
      assert.equal((await demo.messages("alert=HighErrorRate&status=resolved")).length, 1);
      assert.equal((await demo.messages("alert=HighErrorRate&status=firing")).length, 0);
    });

  it("distinguishes one group's alerts by their own status; one firing instance means firing", async () => {
    const mixed = [
      ["DiskSpaceLow", "resolved"],
      ["HostMemoryLow", "firing"],
      ["HostMemoryLow", "resolved"],
    ] as const;
    await demo.post("/", webhookMessage(mixed));
    const [message] = await demo.messages("alert=DiskSpaceLow&status=resolved");
    assert.deepEqual(message?.alertStatus, { DiskSpaceLow: "resolved", HostMemoryLow: "firing" });
  });

  it("shows Slack's and Markdown's markup as a reader sees it", async () => {
    await demo.post("/slack/a", slackMessage());
    await demo.post("/discord/a", discordMessage());
    const [slack, discord] = await demo.messages();
    assert.equal(slack?.body, "*High error rate detected*: 12 % & rising Runbook");
    assert.equal(discord?.body, "**High error rate detected** Runbook");
    assert.equal(discord.color, "#ff0000");
  });

  for (const [what, path, payload, issue] of [
    ["Slack: nothing to say", "/slack/a", { channel: "#a" }, /^no_text/],
    ["Slack: attachments that are no list", "/slack/a", { attachments: {} }, /^invalid_payload\nattachments: .*array/],
    [
      "Slack: too many attachments",
      "/slack/a",
      { attachments: Array(101).fill({ text: "a" }) },
      /^too_many_attachments/,
    ],
    ["Slack: a colour that is none", "/slack/a", slackMessage({ color: "pinkish" }), /attachments\.0\.color/],
    ["Slack: an icon without colons", "/slack/a", { text: "a", icon_emoji: "warning" }, /icon_emoji: is :name:/],
    ["Slack: a field that is text", "/slack/a", slackMessage({ fields: ["a"] }), /attachments\.0\.fields\.0/],
    ["Slack: a text beyond 40000", "/slack/a", { text: long(40_001) }, /40000/],
    ["Slack: no JSON", "/slack/a", "payload", /^invalid_payload\nthe body is not JSON/],
    [
      "PagerDuty: no routing key",
      enqueue,
      pagerdutyEvent({}, { routing_key: undefined }),
      /"invalid event".*routing_key/,
    ],
    ["PagerDuty: a short routing key", enqueue, pagerdutyEvent({}, { routing_key: "abc" }), /not an integration key/],
    ["PagerDuty: an unknown action", enqueue, pagerdutyEvent({}, { event_action: "fire" }), /event_action.*trigger/],
    [
      "PagerDuty: resolve without dedup key",
      enqueue,
      pagerdutyEvent({}, { event_action: "resolve", dedup_key: undefined }),
      /dedup_key: is needed to resolve/,
    ],
    ["PagerDuty: a dedup key beyond 255", enqueue, pagerdutyEvent({}, { dedup_key: long(256) }), /255/],
    [
      "PagerDuty: trigger without payload",
      enqueue,
      pagerdutyEvent({}, { payload: undefined }),
      /payload: is needed to trigger/,
    ],
    ["PagerDuty: no summary", enqueue, pagerdutyEvent({ summary: "" }), /payload\.summary: is empty/],
    ["PagerDuty: a summary beyond 1024", enqueue, pagerdutyEvent({ summary: long(1025) }), /1024/],
    ["PagerDuty: no source", enqueue, pagerdutyEvent({ source: undefined }), /payload\.source/],
    ["PagerDuty: a severity of another vendor", enqueue, pagerdutyEvent({ severity: "fatal" }), /payload\.severity/],
    [
      "PagerDuty: a link without address",
      enqueue,
      pagerdutyEvent({}, { links: [{ href: "", text: "a" }] }),
      /links\.0\.href/,
    ],
    ["Discord: nothing to say", "/discord/a", { content: "" }, /"code":50006/],
    ["Discord: a content beyond 2000", "/discord/a", { content: long(2001) }, /"code":50035.*content: must be 2000/],
    ["Discord: eleven embeds", "/discord/a", { embeds: Array(11).fill({ title: "a" }) }, /embeds: must be 10/],
    [
      "Discord: a title beyond 256",
      "/discord/a",
      discordMessage({ title: long(257) }),
      /embeds\.0\.title: must be 256/,
    ],
    ["Discord: a description beyond 4096", "/discord/a", discordMessage({ description: long(4097) }), /4096/],
    [
      "Discord: embeds beyond 6000 together",
      "/discord/a",
      { embeds: [{ description: long(4000) }, { description: long(2001) }] },
      /6000/,
    ],
    ["Discord: a colour as text", "/discord/a", discordMessage({ color: "ff0000" }), /embeds\.0\.color/],
    [
      "Discord: an empty field",
      "/discord/a",
      discordMessage({ fields: [{ name: "a", value: "" }] }),
      /fields\.0\.value/,
    ],
    [
      "Teams: an Office 365 connector's card",
      "/teams/a",
      { "@type": "MessageCard", text: "a" },
      /type: .*expected .*message/,
    ],
    ["Teams: no card", "/teams/a", { type: "message", attachments: [] }, /attachments: has no card/],
    [
      "Teams: a card of another type",
      "/teams/a",
      { type: "message", attachments: [{ contentType: "text/html", content: {} }] },
      /contentType/,
    ],
    ["webhook: no alerts", "/", webhookMessage([]), /alerts/],
    [
      "webhook: an alert without a name",
      "/",
      { ...webhookMessage([]), alerts: [{ status: "firing", labels: {}, annotations: {} }] },
      /has no alertname/,
    ],
  ] as const)
    it(`refuses with 400 what the vendor refuses: ${what}`, async () => {
      const answer = await demo.post(path, payload);
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), issue);
      assert.deepEqual(await demo.messages(), []);
    });

  it("names every issue of a message", async () => {
    const answer = await demo.post(enqueue, pagerdutyEvent({ severity: "fatal", source: "" }));
    const { errors } = (await answer.json()) as { errors: string[] };
    assert.equal(errors.length, 2);
  });

  it("answers 413 to a Teams message beyond 28 KB", async () => {
    assert.equal((await demo.post("/teams/a", teamsMessage(long(29_000)))).status, 413);
  });

  it("answers 404 where no vendor listens, and 413 to what nobody takes", async () => {
    assert.equal((await demo.post("/sms/a", {})).status, 404);
    assert.equal((await demo.post("/slack/a", long(1024 * 1024 + 1))).status, 413);
  });

  it("refuses a kind for as long as it is set to, and the others not", async () => {
    assert.equal(await demo.status("/faults/refuse?kind=slack", { method: "PUT" }), 200);
    assert.deepEqual(JSON.parse(await demo.text("/faults")), { refuse: ["slack"] });
    assert.equal((await demo.post("/slack/a", slackMessage())).status, 403);
    assert.equal((await demo.post("/discord/a", discordMessage())).status, 204);
    assert.equal(await demo.status("/faults/refuse?kind=slack", { method: "DELETE" }), 200);
    assert.equal((await demo.post("/slack/a", slackMessage())).status, 200);
  });

  it("refuses an unknown fault or kind with what is expected", async () => {
    for (const path of ["/faults/refuse", "/faults/refuse?kind=sms", "/faults/nope"])
      assert.equal(await demo.status(path, { method: "PUT" }), 400);
    const reply = await fetch(`${demo.url}/faults/refuse?kind=sms`, { method: "PUT" });
    assert.match(await reply.text(), /"sms\\"; expected webhook, heartbeat, slack/);
  });
});
