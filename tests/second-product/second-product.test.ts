import assert from "node:assert/strict";
import { parse } from "yaml";
import { rendered } from "../../plan/render.ts";
import { config, plan, settings } from "../plan/support.ts";
import { ledger } from "./ledger.ts";

const stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  local: { tier: "local" },
  economy: { tier: "economy" },
  "Datadog and New Relic": { tier: "simplified", vendor: "both" },
  "complete with ELK and Jaeger": { tier: "complete", uptime: "blackbox" },
  "complete with Loki and Zipkin": { tier: "complete", logs: "loki", traces: "zipkin" },
};

/** As Pulumi.yaml of its own checkout names it. */
const project = "ledger-observability";

const planned = (of: Readonly<Record<string, unknown>>) =>
  plan(config(of), { project, stack: "prod", catalog: ledger });

describe("a second product", () => {
  for (const [name, of] of Object.entries(stacks)) {
    it(`has nothing of the first one in anything that is rendered: ${name}`, async () => {
      const files = await rendered(await planned(of));
      assert.ok(files.length > 10, `${files.length} files`);
      for (const { path, content } of files) {
        const found = /^.*stratoai.*$/im.exec(`${path}\n${content}`);
        assert.equal(found?.[0], undefined, path);
      }
    });
  }

  it("says itself where it answers, and where its links lead", () => {
    const { baseUrl, links } = settings(config({ tier: "complete" }), { stack: "prod", catalog: ledger });
    assert.equal(baseUrl, "https://ledger.example.org");
    assert.deepEqual(links, {
      runbook: "https://wiki.example.org/ledger/{alert}",
      dashboard: "https://boards.example.org/d/{uid}",
    });
  });

  it("needs the secrets that it declares itself, and none that only another product has", async () => {
    const { plan: of } = await planned({ tier: "complete" });
    assert.deepEqual(
      of.secrets.map(({ name, what }) => [name, what]),
      [
        ["accountantsHook", "Slack webhook of #accountants"],
        ["relayPassword", "password of the mail relay"],
      ],
    );
  });

  it("is scraped on the local tier by what its jobs are, whatever they are called", async () => {
    const files = await rendered(await planned({ tier: "local", ports: { backend: 3010, prometheus: 9191 } }));
    const { scrape_configs: jobs } = parse(
      files.find(({ path }) => path === "prometheus/prometheus.yml")?.content ?? "",
    ) as { scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[] };
    assert.deepEqual(
      jobs.map(({ job_name: name, static_configs: targets }) => [name, targets.flatMap((one) => one.targets)]),
      [
        ["ledger-web", ["127.0.0.1:3010"]],
        ["watcher", ["127.0.0.1:9191"]],
      ],
    );
  });

  it("runs no exporter that it has nothing to do for", async () => {
    const { plan: local } = await planned({ tier: "local" });
    const names = local.resources.map(({ name }) => name);
    assert.ok(names.includes("ledger-backend"));
    assert.deepEqual(
      names.filter((name) => /statsd|blackbox/.test(name)),
      [],
    );
  });

  it("loses at a vendor only what watches what the vendor replaces, by the job's kind", async () => {
    const { plan: of } = await planned({ tier: "simplified", vendor: "datadog" });
    const watched = of.items.filter(({ kind }) => kind === "alert").map(({ name }) => name);
    assert.ok(watched.includes("LedgerDown"), watched.join(", "));
  });
});
