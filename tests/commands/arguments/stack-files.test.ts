import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { checkStackFile, readStackConfig } from "../../../commands/arguments/stack-files.ts";
import { Refusal } from "../../../plan/mistake.ts";
import type { RawConfig } from "../../../plan/settings/raw-config.ts";
import { namespace, runtimeConfig } from "../../../plan/settings/raw-config.ts";
import { capabilities, everyChoice, tiers, vendors } from "../../../plan/tiers.ts";
import { refusal, settings } from "../../plan/support.ts";
import { needs, tool } from "../../support/toolchain.ts";

type Tree = Readonly<Record<string, unknown>>;

describe("The config in a stack's files", () => {
  let project: string;
  const write = (file: string, text: string | Buffer) => {
    writeFileSync(join(project, file), text);
  };
  /** Writes Pulumi.yaml and Pulumi.test.yaml. */
  const files = (stack: string, declared = "") => {
    write("Pulumi.yaml", `name: ${namespace}\nruntime: nodejs\n${declared}`);
    write("Pulumi.test.yaml", stack);
  };

  before(() => {
    project = mkdtempSync(join(tmpdir(), "stack-files-"));
  });
  after(() => {
    rmSync(project, { recursive: true });
  });

  describe("is what the Pulumi CLI hands to the program", function () {
    needs("pulumi");
    this.timeout(60_000);
    let env: NodeJS.ProcessEnv;
    const pulumi = (...args: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(tool("pulumi"), args, { cwd: project, encoding: "utf8", env });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    /** Key → text, or undefined for a secret, as the CLI says it. */
    const handedOver = (): Tree => {
      const all = JSON.parse(pulumi("config", "--json", "--stack", "test")) as Record<string, { value?: string }>;
      const own = Object.entries(all).filter(([key]) => key.startsWith(`${namespace}:`));
      return Object.fromEntries(own.map(([key, { value }]) => [key.slice(namespace.length + 1), value]));
    };
    /** Nested JSON compared as a value: Go writes < and > of texts as escapes. */
    const meant = (config: Tree): Tree =>
      Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
          key,
          typeof value === "string" && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
        ]),
      );
    const read = (): Tree =>
      Object.fromEntries([...readStackConfig(project, "test", [])].map(([key, { value }]) => [key, value]));

    before(() => {
      const backend = join(project, "backend");
      mkdirSync(backend);
      env = {
        PATH: process.env.PATH,
        HOME: project,
        PULUMI_BACKEND_URL: `file://${backend}`,
        PULUMI_HOME: join(project, "home"),
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      };
      files("config: {}\n");
      pulumi("stack", "init", "test");
    });

    const cases: Readonly<Record<string, readonly [stack: string, declared?: string]>> = {
      "settings that equal a default": [`config:\n  ${namespace}:vendor: datadog\n  ${namespace}:speed: 1\n`],
      "an empty object": [`config:\n  ${namespace}:ports: {}\n`],
      "objects with numbers, texts and lists": [
        `config:\n  ${namespace}:a: {z: 1, b: "2", c: [1, "x"], d: ~, e: a<b&c, f: 1.0}\n  ${namespace}:l: [1, "2"]\n`,
      ],
      "Go's numbers": [
        `config:\n  ${namespace}:a: 017\n  ${namespace}:b: 1_000\n  ${namespace}:c: 0x10\n  ${namespace}:d: 0o17\n` +
          `  ${namespace}:e: 1.50\n  ${namespace}:f: 1e6\n  ${namespace}:g: +5\n  ${namespace}:h: 0b11\n  ${namespace}:i: 09\n`,
      ],
      "what is no boolean and no number to Go": [
        `config:\n  ${namespace}:a: yes\n  ${namespace}:b: on\n  ${namespace}:c: 1:30\n  ${namespace}:d: "true"\n  ${namespace}:e: True\n`,
      ],
      "dates without quotes": [`config:\n  ${namespace}:a: 2026-01-01\n  ${namespace}:b: {c: 2026-01-01T10:00:00Z}\n`],
      "keys without a namespace, and in the oldest notation": [
        `config:\n  tier: economy\n  ${namespace}:config:pages: true\n  other:key: 1\n`,
      ],
      "an empty text, and nothing": [`config:\n  ${namespace}:a: ""\n  ${namespace}:b:\n`],
      "a secret, and an object that holds one": [
        `config:\n  ${namespace}:smtpPassword: {secure: v1:x}\n  ${namespace}:a: {b: {secure: v1:x}, c: 1}\n`,
      ],
      "what Pulumi.yaml declares": [
        `config:\n  ${namespace}:ports: {backend: 3010}\n`,
        "config:\n  tier: economy\n  traffic: {type: integer, default: 20}\n  pages: {default: true}\n" +
          `  ports: {type: object, default: {backend: 5, inbox: 6}}\n  ${namespace}:budgetUsd: 96\n`,
      ],
    };
    for (const [what, [stack, declared]] of Object.entries(cases)) {
      it(`with ${what}`, () => {
        files(stack, declared);
        assert.deepEqual(meant(read()), meant(handedOver()));
      });
    }
  });

  describe("gives the same stack to the plan and to the program", () => {
    /** The CLI's merge, as the cases above prove it: text, objects as JSON, a secret's value unseen. */
    const handedOver = (config: Tree): RawConfig =>
      runtimeConfig(
        Object.fromEntries(
          Object.entries(config).map(([key, value]) => [
            `${namespace}:${key}`,
            typeof value === "string" ? value : JSON.stringify(value),
          ]),
        ),
        Object.keys(config)
          .filter((key) => key === "smtpPassword")
          .map((key) => `${namespace}:${key}`),
      );
    const answer = (raw: () => RawConfig): unknown => {
      try {
        const { rows, ...rest } = settings(raw(), { stack: "prod" });
        // The program does not know in which file a value stands.
        return { ...rest, rows: rows.map(({ key, value, origin }) => ({ key, value, origin })) };
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error));
        return error.message;
      }
    };
    const both = (config: Tree): readonly [plan: unknown, program: unknown] => {
      files(
        stringify({ config: Object.fromEntries(Object.entries(config).map(([k, v]) => [`${namespace}:${k}`, v])) }),
      );
      return [answer(() => readStackConfig(project, "test", [])), answer(() => handedOver(config))];
    };

    it("also where a value equals a default that the tier does not read", () => {
      for (const [key, value] of Object.entries({ vendor: "datadog", speed: 1, ports: {}, discord: false })) {
        const tier = key === "discord" ? "local" : "complete";
        const [plan, program] = both({ tier, [key]: value });
        assert.match(String(plan), new RegExp(`^stack prod: 1 mistake\n  ${key}: found `));
        assert.equal(program, plan);
      }
    });

    const port = fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(0, 70_000, "3010", "http", 1.5));
    const value: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      tier: fc.constantFrom(...tiers, "prod", 5, true),
      vendor: fc.constantFrom(...vendors, "both", "grafana"),
      pagingVendor: fc.constantFrom(...vendors),
      pages: fc.constantFrom(true, false, "true", "yes", 1),
      environment: fc.constantFrom("prod", "staging", 2026, "Prod EU", ""),
      baseUrl: fc.constantFrom("https://api.example.com", "https://api.example.com/", "api"),
      discord: fc.boolean(),
      speed: fc.constantFrom(1, 20, "20", 0.5, -1, "fast"),
      traffic: fc.constantFrom(20, 0, 5000),
      budgetUsd: fc.constantFrom(96, "96", -1, 1e21),
      retention: fc.constantFrom({}, { metrics: "90d" }, { logs: "7d", metrics: "31d" }, { metrics: "1h" }, 5, []),
      smtp: fc.constantFrom({}, { port: 465 }, { port: "465", host: "mail.example.com" }, { hots: 1 }, "smtp"),
      kubernetes: fc.constantFrom({}, { profile: "small" }, { volumes: { prometheus: "100" } }, { wait: "false" }),
      ports: fc.oneof(fc.constant({}), fc.record({ backend: port, inbox: port }, { requiredKeys: [] })),
      smtpPassword: fc.constant({ secure: "v1:x" }),
      unknown: fc
        .anything({ withNullPrototype: false, maxDepth: 1 })
        .map((any) => JSON.stringify({ any }))
        .map((text) => (JSON.parse(text) as { any?: unknown }).any ?? 0),
      ...Object.fromEntries(capabilities.map((name) => [name, fc.constantFrom(...everyChoice(name), "nothing")])),
    };

    it("whatever they say", () => {
      const config = fc.record(value, { requiredKeys: [] });
      fc.assert(
        fc.property(config, (given) => {
          const said = JSON.parse(JSON.stringify(given)) as Tree;
          const [plan, program] = both(said);
          assert.deepEqual(program, plan);
        }),
        { numRuns: 400 },
      );
    });
  });

  it("is refused in another encoding than UTF-8", async () => {
    files("");
    write("Pulumi.test.yaml", Buffer.from("\uFEFFconfig:\n  tier: economy\n", "utf16le"));
    const said =
      "Pulumi.test.yaml: 1 mistake\n  Pulumi.test.yaml: found bytes that are no UTF-8; allowed: a text file in UTF-8";
    assert.equal(await refusal(() => readStackConfig(project, "test", [])), said);
    assert.equal(
      await refusal(() => {
        checkStackFile(project, "test");
      }),
      said,
    );
  });

  it("is refused under a key that Pulumi ignores", async () => {
    files(`confg:\n  ${namespace}:tier: economy\n`);
    const said =
      "Pulumi.test.yaml: 1 mistake\n  confg: found an unknown key; allowed: config, which was probably meant";
    assert.equal(await refusal(() => readStackConfig(project, "test", [])), said);
    assert.equal(
      await refusal(() => {
        checkStackFile(project, "acme/product/test");
      }),
      said,
    );
  });

  it("is refused where it is no mapping", async () => {
    files("config: a: b");
    assert.match(await refusal(() => readStackConfig(project, "test", [])), /found no YAML/);
    files("hello");
    assert.match(await refusal(() => readStackConfig(project, "test", [])), /found "hello"; allowed: keys with values/);
  });

  it("is found by a stack's full name, as Pulumi writes it", () => {
    files(`config:\n  ${namespace}:tier: economy\n`);
    for (const name of ["test", "acme/test", "acme/stratoai-observability/test"]) {
      assert.equal(readStackConfig(project, name, []).get("tier")?.value, "economy");
    }
  });
});
