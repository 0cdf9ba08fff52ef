import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { backends } from "../../components/index.ts";
import { capabilities, tiers } from "../../model/capability.ts";
import { allAlerts } from "../../model/catalog.ts";
import { ofBackend, ofItem, originTag } from "../../model/origin.ts";
import type { Artifact } from "../../model/stack.ts";
import { choicesOn } from "../../plan/registry.ts";
import { rendered } from "../../plan/render.ts";
import { config, plan, withGrafana } from "./support.ts";

/** What plans and objects call the backends. */
const backendNames = new Set(
  backends.flatMap(({ id, serves }) => [id, ...serves.flatMap(({ id: face, choice }) => [face ?? id, choice])]),
);

/** Every origin that an object may bear as a tag. */
const tags: ReadonlySet<string> = new Set(
  [
    ...allAlerts(stratoai).map(({ name }) => ofItem(`alert ${name}`)),
    ...stratoai.slos.map(({ name }) => ofItem(`slo ${name}`)),
    ...stratoai.uptimeChecks.map(({ name }) => ofItem(`uptime check ${name}`)),
    ...stratoai.notifications.receivers.map(({ name }) => ofItem(`receiver ${name}`)),
    ...[...backendNames].map(ofBackend),
  ].map(originTag),
);

/** Whether a line says where something comes from: an item of the catalog, or a backend that there is. */
function isOrigin(line: string): boolean {
  const [, kind, name = ""] = /^(catalog|backend): (\S.*)$/.exec(line) ?? [];
  return kind === "catalog" || (kind === "backend" && backendNames.has(name));
}

/** Every text within a value. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

const isMap = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** The objects of a JSON file: those of a list or map of objects, else the one that it is. */
function objectsOf(content: string): readonly unknown[] {
  const root = JSON.parse(content) as object;
  const inner: readonly unknown[] = Object.values(root);
  return Array.isArray(root) || inner.every(isMap) ? inner : [root];
}

const bearsOrigin = (object: unknown): boolean =>
  texts(object).some((text) => text.split("\n").some(isOrigin) || tags.has(text.replace(/^catalog:/, "")));

/** The comments of a text, and an annotation's value in YAML, each without its marks. */
const commentsOf = (content: string): readonly string[] =>
  [...content.matchAll(/^ *(?:#|\/\/|\{\{\/\*|observability\/origin: ['"]) ?(.*?)(?:['"]|;.*| \*\/ -\}\})?$/gm)].map(
    ([, comment = ""]) => comment,
  );

const saysOrigin = ({ path, content }: Artifact): boolean =>
  path.endsWith(".json") ? objectsOf(content).every(bearsOrigin) : commentsOf(content).some(isOrigin);

/** Files that need no such word. */
const exempt: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /^plan\.json$/, why: "the plan lists every item with its backend" },
  { path: /^runbooks\/\w+\.md$/, why: "a runbook is the item itself, under its alert's name" },
  { path: /^alertmanager\/routes\.md$/, why: "each row of the page is an item, by its name" },
];

/** In a cluster with everything that can be asked for. */
const largeCluster = {
  tier: "complete",
  kubernetes: {
    profile: "large",
    pushgateway: true,
    remoteWrite: { url: "https://mimir.example.com/api/v1/push", username: "stratoai" },
    objectStorage: { logsBucket: "logs", metricsBucket: "metrics" },
    ingress: { hosts: { grafana: "grafana.example.com" }, clusterIssuer: "letsencrypt", auth: "login" },
  },
};

const named = (entries: Readonly<Record<string, string>>) =>
  [
    Object.entries(entries)
      .map(([key, value]) => `${key}: ${value}`)
      .join(", "),
    entries,
  ] as const;

/** Each tier as it is, with each other choice that it offers, and with what only settings bring. */
const stacks: readonly (readonly [name: string, entries: Readonly<Record<string, unknown>>])[] = [
  ...tiers.flatMap((tier) => [
    named({ tier }),
    ...(tier === "simplified"
      ? ["newrelic", "both"].map((vendor) => named({ tier, vendor }))
      : capabilities.flatMap((capability) =>
          choicesOn(tier, capability, backends)
            .slice(1)
            .map(({ service }) => named({ tier, [capability]: service.choice })),
        )),
  ]),
  ["profile: large", largeCluster],
  ["profile: large, logs: loki, traces: zipkin", { ...largeCluster, logs: "loki", traces: "zipkin" }],
];

describe("Every file of a rendered stack", function () {
  this.timeout(120_000);
  this.slow(20_000);
  const exempted = new Set<string>();

  for (const [name, entries] of stacks) {
    it(`says which items or which backend it comes from, with ${name}`, async () => {
      const files = await rendered(await plan(config(entries), { machine: withGrafana }));
      const silent = files.filter((file) => {
        const reasons = exempt.filter(({ path }) => path.test(file.path));
        for (const { why } of reasons) exempted.add(why);
        return reasons.length === 0 && !saysOrigin(file);
      });
      assert.deepEqual(
        silent.map(({ path }) => path),
        [],
      );
    });
  }

  it("says so but for what has a reason, each of which is needed", () => {
    assert.deepEqual(
      exempt.map(({ why }) => why).filter((why) => !exempted.has(why)),
      [],
    );
  });
});
