import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { backends } from "../../../components/index.ts";
import type { LocalSettings } from "../../../components/local/settings.ts";
import { capabilities, tiers } from "../../../model/capability.ts";
import { ValidationError } from "../../../model/issue.ts";
import { stackContexts } from "../../../plan/compile.ts";
import { everyChoice, serviceId, vendorsOf } from "../../../plan/registry.ts";
import { runtimeConfig } from "../../../plan/settings/raw-config.ts";
import type { Choice } from "../../../plan/settings/settings.ts";
import { stackContext } from "../../../plan/stack-context.ts";
import { config, validationError, settings, withGrafana } from "../support.ts";

const local = (of: ReturnType<typeof settings>) => of.own.get("local") as LocalSettings;
const ids = ({ by }: Choice) => by.map(serviceId);

/** Every backend that a stack has, with what it may read. */
const membersOf = (of: ReturnType<typeof settings>) =>
  stackContexts({
    catalog: stratoai,
    stack: stackContext(stratoai, of),
    settings: of,
    machine: withGrafana,
    backends,
  });

const row = (of: ReturnType<typeof settings>, key: string) => of.rows.find((candidate) => candidate.key === key);

describe("settings", () => {
  it("default to the local tier on the product's own ports", () => {
    const made = settings(config({}), { stack: "local" });
    const { tier, environment, pages, baseUrl } = made;
    assert.deepEqual(
      { tier, environment, pages, baseUrl },
      {
        tier: "local",
        environment: "local",
        pages: true,
        baseUrl: "http://127.0.0.1:3000",
      },
    );
    const { backend, alertmanager, node, postgres, statsd, inbox } = local(made).ports;
    assert.deepEqual([backend, alertmanager, node, postgres, statsd, inbox], [3000, 9093, 9100, 9187, 8125, 5001]);
  });

  it("let every stack wake people, whatever it and its environment are called, but for one that says not to", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const names = fc.oneof(name, fc.constantFrom("prod", "production", "dev", "staging", "live"));
    fc.assert(
      fc.property(
        names,
        fc.option(names, { nil: undefined }),
        fc.constantFrom(...tiers),
        (stack, environment, tier) => {
          const of = (entries: Readonly<Record<string, unknown>>) =>
            settings(config({ tier, ...(environment === undefined ? {} : { environment }), ...entries }), { stack })
              .pages;
          assert.deepEqual([of({}), of({ pages: true }), of({ pages: false })], [true, true, false]);
        },
      ),
    );
  });

  it("take a stack's name that can become a label wherever it does", async () => {
    const message = (stack: string) => validationError(() => settings(config({ tier: "complete" }), { stack }));
    assert.equal(
      await message("Prod_EU"),
      'stack Prod_EU: 1 issue\n  the stack\'s name: got "Prod_EU"; expected lower-case letters, digits and hyphens: it becomes a label',
    );
    assert.match(await message("p".repeat(73)), /the stack's name: got 73 characters; expected 63 at most$/);
    assert.equal(settings(config({}), { stack: "Local_2" }).stack, "Local_2");
  });

  it("say where each of them comes from", () => {
    const of = settings(config({ tier: "complete", logs: "loki", smtp: { port: 465 } }, "environment=staging"));
    assert.deepEqual(row(of, "logs"), { key: "logs", value: "loki", origin: "config", source: "Pulumi.test.yaml" });
    assert.deepEqual(row(of, "smtp.port")?.source, "Pulumi.test.yaml");
    assert.deepEqual(row(of, "environment")?.source, "--config");
    assert.deepEqual(row(of, "traces"), { key: "traces", value: "jaeger", origin: "tier" });
    assert.deepEqual(row(of, "cluster"), { key: "cluster", value: "main", origin: "default" });
  });

  it("are the same from a running program, where Pulumi gives everything as text", () => {
    const all = {
      "stratoai-observability:tier": "local",
      "stratoai-observability:pages": "false",
      "stratoai-observability:ports": '{"backend":"3010","inbox":5002}',
      "stratoai-observability:speed": "20",
      "stratoai-observability:uptimeToken": "canary",
      "pulumi:tags": "{}",
    };
    const running = settings(runtimeConfig("stratoai-observability", all, ["stratoai-observability:uptimeToken"]));
    // Only a file's name says where a value stands.
    const text = { ...running, rows: [] };
    const typed = config({
      "stratoai-observability:pages": false,
      ports: { backend: 3010, inbox: 5002 },
      speed: 20,
      uptimeToken: { secure: "v1:x" },
    });
    const file = { ...settings(typed), rows: [] };
    assert.deepEqual(text, file);
    assert.deepEqual(text.secretsSet, ["uptimeToken"]);
    assert.doesNotMatch(JSON.stringify(text), /canary/);
  });

  it("take one entry of an object by --config and keep the others", () => {
    const { ports } = local(settings(config({ ports: { inbox: 5002 } }, "ports.backend=3010")));
    assert.deepEqual([ports.inbox, ports.backend, ports.prometheus], [5002, 3010, 9090]);
  });

  it("leave behind what the stack's file says for its own tier when --config asks for another", () => {
    const of = settings(config({ tier: "complete", logs: "loki", infrastructureUsd: 300 }, "tier=economy"));
    assert.equal(of.capabilities.logs.choice, "loki");
    assert.deepEqual(ids(of.capabilities.logs), ["grafana-cloud"]);
    assert.deepEqual(of.unused, ["infrastructureUsd", "logs"]);
  });

  it("run Grafana on the local tier where it is installed", () => {
    assert.equal(settings(config({})).capabilities.dashboards.choice, "files");
    assert.equal(settings(config({}), { machine: withGrafana }).capabilities.dashboards.choice, "grafana");
    assert.equal(
      settings(config({ dashboards: "files" }), { machine: withGrafana }).capabilities.dashboards.choice,
      "files",
    );
  });

  it("let one of two vendors notify", () => {
    const both = (...more: readonly string[]) => settings(config({ tier: "simplified", vendor: "both" }, ...more));
    assert.equal(both().pagingVendor, "datadog");
    assert.equal(both("pagingVendor=newrelic").pagingVendor, "newrelic");
    assert.equal(both("alerting=newrelic").pagingVendor, "newrelic");
    assert.deepEqual(ids(both("logs=newrelic").capabilities.logs), ["newrelic"]);
  });

  it("either give every capability a backend of the tier, or refuse with the nearest that works", async () => {
    const override = fc.record(
      Object.fromEntries(capabilities.map((name) => [name, fc.constantFrom(...everyChoice(name, backends))])),
      { requiredKeys: [] },
    );
    const vendor = fc.constantFrom(undefined, ...vendorsOf(backends), "both");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tiers), vendor, override, async (tier, of, overrides) => {
        const raw = config({
          tier,
          ...(tier === "simplified" && of !== undefined ? { vendor: of } : {}),
          ...overrides,
        });
        try {
          const made = settings(raw, { machine: withGrafana });
          const { capabilities: chosen } = made;
          for (const name of capabilities) {
            assert.equal(chosen[name].by.length === 0, chosen[name].choice === "none");
            if (overrides[name] !== undefined) assert.equal(chosen[name].choice, overrides[name]);
          }
          // Whoever is chosen, or needed by one of them, has its settings.
          for (const [backend, { own }] of membersOf(made))
            assert.equal(own !== undefined, backend.settings !== undefined);
        } catch (error) {
          assert.ok(error instanceof ValidationError);
          for (const { path, expected } of error.issues) {
            const [nearest = ""] = expected.split(", or ");
            const [key = "", value = ""] = nearest.split(": ");
            // The nearest alone repairs its own issue.
            const others = Object.fromEntries([...raw].map(([name, { value: before }]) => [name, before]));
            const again = () => settings(config({ ...others, [key]: value }), { machine: withGrafana });
            const repaired = await validationError(again).catch(() => "");
            assert.ok(!repaired.includes(`  ${path}: got`), `${path}: ${expected}\n${repaired}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
