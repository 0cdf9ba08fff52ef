import assert from "node:assert/strict";
import { readEmail } from "../../../demo/inbox/kinds/email.ts";

const source = (subject: string, html: string): Buffer =>
  Buffer.from(
    [
      "From: alerts@stratoai.com",
      "To: devops@stratoai.com, cto@stratoai.com",
      `Subject: ${subject}`,
      "Content-Type: text/html; charset=UTF-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      html,
    ].join("\r\n"),
  );

const html = `<h2>Alert: High error rate detected</h2>
<p><strong>Severity:</strong> critical</p>
<p><strong>Description:</strong> 12 % &amp; &lt;rising&gt;</p>
<p><a href="http://127.0.0.1:5001/runbooks/HighErrorRate">Open Runbook</a></p>`;

describe("an e-mail in the inbox", () => {
  it("has its recipients, subject, text, fields, links and alert", async () => {
    const { email, rendered } = await readEmail(source("[CRITICAL] High error rate detected", html), [
      "cto@stratoai.com",
    ]);
    assert.equal(email.from, "alerts@stratoai.com");
    assert.deepEqual(email.to, ["cto@stratoai.com"]);
    assert.equal(rendered.title, "[CRITICAL] High error rate detected");
    assert.match(rendered.body, /^Severity: critical\nDescription: 12 % & <rising>$/m);
    assert.deepEqual(rendered.fields[1], { title: "Description", value: "12 % & <rising>" });
    assert.deepEqual(rendered.links, [{ text: "Open Runbook", url: "http://127.0.0.1:5001/runbooks/HighErrorRate" }]);
    assert.deepEqual(rendered.alertStatus, { HighErrorRate: "firing" });
    assert.equal(rendered.color, "#d00000");
  });

  it("is resolved where its subject says so", async () => {
    const { rendered } = await readEmail(source("[RESOLVED] High error rate detected", html), []);
    assert.deepEqual(rendered.alertStatus, { HighErrorRate: "resolved" });
  });
});
