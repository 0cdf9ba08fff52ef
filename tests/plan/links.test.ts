import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Artifact } from "../../model/stack.ts";
import { artifacts } from "../../plan/make-plan.ts";
import type { Varied } from "./support.ts";
import { config, plan, settings, withGrafana } from "./support.ts";

/** Every kind of place that links lead to. */
const places: readonly (readonly [name: string, config: Readonly<Record<string, unknown>>, varied?: Varied])[] = [
  ["local", { tier: "local" }],
  ["local with Grafana", { tier: "local", dashboards: "grafana" }, { machine: withGrafana }],
  ["economy", { tier: "economy" }],
  ["Datadog", { tier: "simplified", vendor: "datadog" }],
  ["New Relic", { tier: "simplified", vendor: "newrelic" }],
  ["both vendors", { tier: "simplified", vendor: "both", pagingVendor: "datadog" }],
  [
    "a vendor beside the one with the dashboards",
    { tier: "simplified", vendor: "both", pagingVendor: "datadog", dashboards: "newrelic" },
  ],
  ["complete", { tier: "complete", uptime: "blackbox", logs: "loki" }],
  ["complete with Elasticsearch", { tier: "complete", uptime: "pingdom" }],
];

interface Rendered {
  readonly links: { readonly runbook: string; readonly dashboard: string };
  readonly files: readonly Artifact[];
}

async function rendered(entries: Readonly<Record<string, unknown>>, varied: Varied): Promise<Rendered> {
  const { links } = settings(config(entries), varied);
  return { links, files: await artifacts(await plan(config(entries), varied)) };
}

const urls = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[^\s"'`<>|)\]}\\,]+/g)].map(([url]) => url.replace(/[.;:]+$/, ""))),
];

/** The pattern of a link, with what stands in the place of its placeholder as its only group. */
function pattern(template: string, placeholder: string): RegExp {
  const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [before = "", after = ""] = template.split(placeholder);
  return new RegExp(`^${literal(before)}([^/?#&]*)${literal(after)}$`);
}

/** What each placeholder of a dashboard's link must name, of what is rendered. */
function targets({ files }: Rendered): Readonly<Record<string, ReadonlySet<string>>> {
  const dashboards = files
    .filter(({ path }) => /^(?:grafana|datadog|newrelic)\/dashboards\/.*\.json$/.test(path))
    .map(
      ({ content }) =>
        JSON.parse(content) as { readonly uid?: string; readonly title?: string; readonly name?: string },
    );
  const named = dashboards.map(({ title, name }) => (title ?? name ?? "").replace(/^\[[^\]]*\] /, ""));
  return {
    "{uid}": new Set(dashboards.flatMap(({ uid }) => uid ?? [])),
    "{title}": new Set(named.map((title) => encodeURIComponent(title))),
    "{alert}": new Set(runbooksOf(files)),
  };
}

const runbooksOf = (files: readonly Artifact[]): readonly string[] =>
  files.flatMap(({ path }) => /^runbooks\/(.*)\.md$/.exec(path)?.[1] ?? []);

/** Links below the places that the stack's own links lead to, and that lead nowhere; and how many there are. */
function broken(stack: Rendered) {
  const known = targets(stack);
  const kinds = [
    [stack.links.runbook, "{alert}"],
    [stack.links.dashboard, Object.keys(known).find((placeholder) => stack.links.dashboard.includes(placeholder))!],
  ] as const;
  const found = kinds.map(([template, placeholder]) => {
    const [start = ""] = template.split(placeholder);
    const links = stack.files.flatMap(({ path, content }) =>
      path === "plan.json"
        ? []
        : urls(content)
            .filter((url) => url.startsWith(start))
            .map((url) => ({ path, url })),
    );
    const dead = links.filter(({ url }) => {
      const [, name = ""] = pattern(template, placeholder).exec(url) ?? [];
      return known[placeholder]?.has(name) !== true;
    });
    return { links, dead };
  });
  return {
    dead: found.flatMap(({ dead }) => dead.map(({ path, url }) => `${path}: ${url}`)),
    counts: found.map(({ links }) => links.length),
  };
}

/** Lengths up to what a label takes. */
const names = fc.stringMatching(/^[a-z]([a-z0-9-]{0,50}[a-z0-9])?$/);

describe("Links", () => {
  for (const [name, entries, varied] of places) {
    it(`of alerts and dashboards lead to what is there, whatever the stack is called: ${name}`, async function () {
      this.timeout(120_000);
      const check = async (stack: string) => {
        const { dead, counts } = broken(await rendered(entries, { ...varied, stack }));
        assert.deepEqual(dead, []);
        // Files that hold links, each counted once: no place is without any.
        assert.ok(Math.min(...counts) > 3, counts.join());
      };
      await check("production");
      await fc.assert(fc.asyncProperty(names, check), { numRuns: Math.min(4, Number(process.env.FUZZ_RUNS ?? 4)) });
    });
  }

  it("of runbooks to one another name runbooks that there are", () => {
    for (const [alert, text] of stratoai.runbooks) {
      for (const [, other = ""] of text.matchAll(/\b[Ss]ee ([A-Z]\w+[a-z][A-Z]\w+)/g)) {
        assert.ok(stratoai.runbooks.has(other), `${alert} names ${other}`);
      }
      for (const [link] of text.matchAll(/\]\([^)]*\)/g)) assert.fail(`${alert} links by Markdown: ${link}`);
    }
  });
});
