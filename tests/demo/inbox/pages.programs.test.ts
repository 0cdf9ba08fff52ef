import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup } from "../../support/cleanup.ts";
import { needs, tool } from "../../support/toolchain.ts";
import { eventually, start, stop } from "../running.ts";
import { freePort } from "../../support/free-port.ts";
import type { RunningInbox } from "./running-inbox.ts";
import { runInbox } from "./running-inbox.ts";

describe("an alert's page beside a running Prometheus", function () {
  this.timeout(30_000);
  needs("prometheus");
  const undo = cleanup();
  let directory: string;
  let demo: RunningInbox;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "inbox-prometheus-"));
    undo(() => {
      rmSync(directory, { recursive: true });
    });
    const port = await freePort();
    const alert = {
      alert: "AlwaysOver",
      expr: "vector(7) > 3 and vector(8) > 1",
      labels: { severity: "info" },
      annotations: { summary: "Over <3>", runbook_url: "http://a/runbooks/AlwaysOver" },
    };
    writeFileSync(
      join(directory, "rules.yml"),
      JSON.stringify({ groups: [{ name: "g", interval: "1s", rules: [alert] }] }),
    );
    writeFileSync(join(directory, "prometheus.yml"), JSON.stringify({ rule_files: ["rules.yml"] }));
    const prometheus = start(tool("prometheus"), [
      `--config.file=${join(directory, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
    undo(() => stop(prometheus));
    const url = `http://127.0.0.1:${port}`;
    demo = await runInbox({ prometheusUrl: url, alertmanagerUrl: "http://127.0.0.1:9093" });
    undo(() => demo.inbox.close());
    await eventually("Prometheus", async () => {
      const reply = await fetch(`${url}/-/ready`).catch(() => undefined);
      return reply?.ok === true ? true : undefined;
    });
  });

  it("shows state, rule, labels, annotations, and the values of what is compared", async () => {
    const page = await eventually("firing", async () => {
      const text = await demo.text("/alerts/AlwaysOver");
      return text.includes("<strong>firing</strong>") ? text : undefined;
    });
    assert.match(
      page,
      /<pre>vector\(7\)<\/pre>[\s\S]*<strong>7<\/strong>[\s\S]*<pre>vector\(8\)<\/pre>[\s\S]*<strong>8<\/strong>/,
    );
    assert.match(page, /vector\(7\) &gt; 3 and vector\(8\) &gt; 1/);
    assert.match(page, /severity=&quot;info&quot;/);
    assert.match(page, /Over &lt;3&gt;/);
    assert.match(page, /<a href="http:\/\/a\/runbooks\/AlwaysOver"/);
    assert.match(page, /<a href="http:\/\/127\.0\.0\.1:9093\/#\/alerts"/);
  });

  it("says so where there is no such rule", async () => {
    assert.match(await demo.text("/alerts/Nope"), /Prometheus has no alerting rule Nope/);
  });
});
