import assert from "node:assert/strict";
import { catalog } from "../../../catalog/index.ts";
import { backends } from "../../../components/index.ts";
import { rendered } from "../../../plan/render.ts";
import { planText } from "../../../plan/report/text.ts";
import { settingsPage } from "../../../plan/report/settings-page.ts";
import { stackFileSchema } from "../../../plan/settings/json-schema.ts";
import { declaredSecrets } from "../../../plan/settings/secrets.ts";
import { config, plan, projectName, validationError } from "../../plan/support.ts";
import { notebook } from "./backend.ts";

/** The one line that a backend adds outside its folder. */
const withNotebook = [...backends, notebook];

const planned = (entries: Readonly<Record<string, unknown>>) =>
  plan(config({ tier: "local", logs: "notebook", ...entries }), { backends: withNotebook });

/** The line of a plan's text that has these words in it, with single spaces. */
function lineWith(text: string, ...words: readonly string[]): string | undefined {
  const lines = text.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim());
  return lines.find((line) => words.every((word) => line.includes(word)));
}

describe("A backend that adds a folder and one line to the registry", () => {
  it("is chosen for its capability, and changes nothing for a stack that does not choose it", async () => {
    const { plan: chosen } = await planned({});
    assert.deepEqual(
      chosen.capabilities.find(({ capability }) => capability === "logs"),
      {
        capability: "logs",
        choice: "notebook",
        backends: [{ id: "notebook", title: "a notebook beside the machine", provisioned: true }],
      },
    );
    const local = config({ tier: "local" });
    const others = (await plan(local, { backends: withNotebook })).plan;
    const withoutSettings = others.settings.filter(({ key }) => !key.startsWith("notebook"));
    assert.deepEqual({ ...others, settings: withoutSettings }, (await plan(local)).plan);
  });

  it("has its settings with their defaults, its secret, retention, price, item and degradation in the plan", async () => {
    const { plan: of } = await planned({ notebookPages: 96 });
    const settings = of.settings.filter(({ key }) => key.startsWith("notebook") || key === "retention.logs");
    assert.deepEqual(settings, [
      { key: "retention.logs", value: "7d", origin: "tier" },
      { key: "notebookFolder", value: "/project/.state/notebook", origin: "default" },
      { key: "notebookPages", value: "96", origin: "config", source: "Pulumi.test.yaml" },
    ]);
    assert.deepEqual(of.secrets, [
      { name: "notebookKey", set: false, what: "what is written on the notebook's cover" },
    ]);
    assert.deepEqual(
      of.retention.find(({ backend }) => backend === "notebook"),
      { capability: "logs", backend: "notebook", keep: "7d", setBy: "us", source: "a week fits into it" },
    );
    assert.deepEqual([of.cost.low, of.cost.high, of.cost.lines.map(({ item }) => item)], [1, 2, ["Notebook"]]);
    assert.deepEqual(
      of.items.filter(({ backend }) => backend === "notebook"),
      [{ backend: "notebook", provisioned: true, kind: "panel", name: "all lines", query: "leaf through it" }],
    );
    assert.ok(of.degradations.some(({ backend, item }) => backend === "notebook" && item === "logs"));
  });

  it("has its resource listed below the component of its capability, which the stack would not have without it", async () => {
    const { resources } = (await planned({})).plan;
    const at = resources.findIndex(({ type }) => type === "observability:index:Logs");
    assert.deepEqual(resources.slice(at, at + 2), [
      { type: "observability:index:Logs", name: catalog.product },
      { type: "observability:index:File", name: `${catalog.product}-notebook/pages.txt` },
    ]);
  });

  it("is in the plan that people read", async () => {
    const text = planText((await planned({ retention: { logs: "30d" } })).plan);
    assert.deepEqual(
      [
        ["logs", "a notebook beside"],
        ["notebookPages"],
        ["notebookKey"],
        ["File", "pages.txt"],
        ["logs", "30d", "set by us"],
        ["Notebook", "1–2"],
      ].map((words) => lineWith(text, ...words)),
      [
        "logs a notebook beside the machine",
        "notebookPages 64 default",
        "notebookKey unset what is written on the notebook's cover",
        `observability:index:File ${catalog.product}-notebook/pages.txt`,
        "logs notebook 30d set by us config",
        "Notebook 1–2 the stationer's around the corner, 2026-11",
      ],
    );
  });

  it("has its file in the rendered folder", async () => {
    const files = await rendered(await planned({ notebookPages: 5 }));
    assert.equal(
      files.find(({ path }) => path === "notebook/pages.txt")?.content,
      `${catalog.product}, stack test\n5 pages\n${catalog.services.map(({ name }) => `${name}\n`).join("")}`,
    );
  });

  it("is refused with its own and everybody's messages", async () => {
    assert.match(
      await validationError(() => planned({ notebookPages: "501" })),
      /notebookPages: got 501, which no binding holds; expected at most 500/,
    );
    assert.match(await validationError(() => planned({ notebookPages: "0" })), /notebookPages: got "?0/);
    assert.match(await validationError(() => planned({ notebookKey: "in plain text" })), /notebookKey/);
    assert.match(
      await validationError(() => plan(config({ tier: "complete", notebookPages: "3" }), { backends: withNotebook })),
      /notebookPages: .*only with tier: local/,
    );
    assert.match(
      await validationError(() => plan(config({ tier: "complete", logs: "notebook" }), { backends: withNotebook })),
      /logs: got "notebook" on tier complete[\s\S]*tier: local/,
    );
  });

  it("has its choice, settings and secret in the JSON schema of stack files", () => {
    const schema = stackFileSchema(projectName, withNotebook, declaredSecrets(catalog, withNotebook)) as {
      readonly properties: { readonly config: { readonly properties: Readonly<Record<string, unknown>> } };
    };
    const of = (key: string) => JSON.stringify(schema.properties.config.properties[`${projectName}:${key}`]);
    assert.match(of("logs"), /"notebook"/);
    assert.match(of("notebookPages"), /How many pages the notebook has.*64.*Read only with tier: local/);
    assert.match(of("notebookKey"), /Secret: what is written on the notebook's cover/);
  });

  it("has the same on the page of settings", () => {
    const page = settingsPage(projectName, withNotebook, declaredSecrets(catalog, withNotebook));
    const row = (start: string) => lineWith(page, start);
    assert.match(
      row("| `notebookPages`") ?? "",
      /How many pages the notebook has \| .* \| 64 \| only with tier: local/,
    );
    assert.match(row("| `notebookKey`") ?? "", /what is written on the notebook's cover/);
    assert.match(page, /^\| +logs +\|.*notebook/m);
  });

  it("gets its settings on whatever tier chooses it, and nothing but the tier's own where none does", async () => {
    const [service] = notebook.serves;
    const everywhere = { ...notebook, serves: [{ ...service!, tiers: ["local", "economy"] as const }] };
    const of = (entries: Readonly<Record<string, unknown>>) =>
      plan(config({ tier: "economy", ...entries }), { backends: [...backends, everywhere] });
    const { compiled } = await of({ logs: "notebook", notebookPages: 96 });
    assert.deepEqual(compiled.find(({ backend }) => backend === everywhere)?.context.own, {
      notebookFolder: "/project/.state/notebook",
      notebookPages: 96,
    });
    assert.match(
      await validationError(() => of({ notebookPages: 96 })),
      / {2}notebookPages: got 96; expected only with tier: local$/,
    );
  });
});
