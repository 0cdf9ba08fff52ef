import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../support/free-port.ts";
import { pagerdutyEvent, slackMessage, webhookMessage } from "./payloads.ts";
import type { RunningInbox } from "./running-inbox.ts";
import { runInbox } from "./running-inbox.ts";

const attack = `"><script>alert(1)</script><a href='javascript:alert(1)'>`;

describe("the inbox's pages", () => {
  let demo: RunningInbox;
  let runbooks: string;
  before(async () => {
    runbooks = mkdtempSync(join(tmpdir(), "inbox-runbooks-"));
    writeFileSync(join(runbooks, "HighErrorRate.md"), "# HighErrorRate\n\nUsers see errors.\n");
    demo = await runInbox({ runbooksDirectory: runbooks, prometheusUrl: `http://127.0.0.1:${await freePort()}` });
  });
  beforeEach(() => demo.status("/api/messages", { method: "DELETE" }));
  after(async () => {
    await demo.inbox.close();
    rmSync(runbooks, { recursive: true });
  });

  it("show the newest message first, and reload", async () => {
    await demo.post("/slack/a", slackMessage({ title: "older" }));
    await demo.post("/slack/a", slackMessage({ title: "newer" }));
    const page = await demo.text("/");
    assert.ok(page.indexOf("newer") < page.indexOf("older"));
    assert.match(page, /<meta http-equiv="refresh"/);
  });

  it("show one kind when asked, and heartbeats only then", async () => {
    await demo.post("/slack/a", slackMessage());
    await demo.post("/heartbeat", webhookMessage([["Watchdog", "firing"]]));
    assert.doesNotMatch(await demo.text("/"), /FIRING: Watchdog/);
    assert.match(await demo.text("/?kind=heartbeat"), /FIRING: Watchdog/);
    assert.doesNotMatch(await demo.text("/?kind=heartbeat"), /CRITICAL ALERT/);
  });

  it("show a message with its fields, its links and what came", async () => {
    await demo.post("/pagerduty/v2/enqueue", pagerdutyEvent());
    const [message] = await demo.messages();
    assert.ok(message);
    const page = await demo.text(`/messages/${message.id}`);
    assert.match(page, /Error rate is 12 %/);
    assert.match(page, /<a href="http:\/\/127\.0\.0\.1:5001\/runbooks\/HighErrorRate"[^>]*>Runbook<\/a>/);
    assert.match(page, /&quot;routing_key&quot;: &quot;/);
    assert.equal(await demo.status("/messages/999999"), 404);
  });

  it("let nothing out of a message, whoever wrote it", async () => {
    await demo.post(
      "/slack/a",
      slackMessage({
        title: attack,
        text: attack,
        fields: [{ title: attack, value: attack }],
        title_link: "javascript:alert(1)",
      }),
    );
    await demo.post("/", webhookMessage([[attack, "firing"]]));
    const [message] = await demo.messages();
    for (const path of ["/", `/messages/${message?.id ?? 0}`, `/alerts/${encodeURIComponent(attack)}`]) {
      const page = await demo.text(path);
      assert.doesNotMatch(page, /<script>alert|<a href=['"]javascript:/, path);
    }
  });

  it("show a runbook, and no other file", async () => {
    assert.match(await demo.text("/runbooks/HighErrorRate"), /<h1>HighErrorRate<\/h1>\s*<p>Users see errors\.<\/p>/);
    assert.equal(await demo.status("/runbooks/HighErrorRate.md"), 200);
    for (const name of ["Nope", "..%2F..%2Fetc%2Fpasswd", "%2e%2e%2fx", "a%00", "%"])
      assert.ok([400, 404].includes(await demo.status(`/runbooks/${name}`)), name);
  });

  it("show an alert's messages and its runbook also while Prometheus is down", async () => {
    await demo.post("/slack/a", slackMessage());
    const page = await demo.text("/alerts/HighErrorRate");
    assert.match(page, /Prometheus at http:\/\/127\.0\.0\.1:\d+ does not answer/);
    assert.match(page, /CRITICAL ALERT: HighErrorRate/);
    assert.match(page, /<a href="\/runbooks\/HighErrorRate">/);
  });

  it("refuse a query of messages that they do not know, naming every mistake", async () => {
    const reply = await fetch(`${demo.url}/api/messages?kind=sms&status=open&since=yesterday&alrt=A`);
    assert.equal(reply.status, 400);
    const { error } = (await reply.json()) as { error: string };
    for (const part of [/kind: "sms"; allowed: webhook/, /status: "open"/, /since: "yesterday"/, /"alrt"/])
      assert.match(error, part);
  });
});
