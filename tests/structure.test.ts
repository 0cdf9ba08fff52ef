import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { backends } from "../components/index.ts";
import { tiers } from "../model/capability.ts";
import { tiers as tiersOfLint } from "../tools/lint/tier-names.mjs";
import { exemptions, ids as idsByFolder, isIn } from "../tools/lint/backend-ids.mjs";

const ids: readonly string[] = backends.map(({ id }) => id);

/** Files of this project, also ones that are not committed yet. */
const filesBelow = (...folders: readonly string[]): readonly string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...folders], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file !== "" && existsSync(file));

const isSource = (file: string): boolean => /\.(?:ts|mjs)$/.test(file);

/** A word that stands in a source file as a value: a text of its own, or a key of a table. */
interface Value {
  readonly word: string;
  readonly line: number;
}

const isNamed = (
  node: ts.Node,
): node is ts.PropertyAssignment | ts.PropertySignature | ts.ShorthandPropertyAssignment =>
  ts.isPropertyAssignment(node) || ts.isPropertySignature(node) || ts.isShorthandPropertyAssignment(node);

/** Every one of these words that is a text or key of a source file; what it imports is none. */
function valuesOf(words: readonly string[], file: string, text = readFileSync(file, "utf8")): readonly Value[] {
  // Most files have none of them, and need no parsing.
  if (!words.some((word) => text.includes(word))) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const word = ts.isStringLiteralLike(node)
      ? node
      : isNamed(node) && ts.isIdentifier(node.name)
        ? node.name
        : undefined;
    if (word !== undefined && words.includes(word.text)) {
      found.push({ word: word.text, line: source.getLineAndCharacterOfPosition(word.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Exemption {
  readonly words: readonly string[];
  readonly in: readonly string[];
  readonly why: string;
}

const engine = [
  "model",
  "components",
  "plan",
  "provider",
  "commands",
  "tools",
  "demo",
  "program.ts",
  "index.ts",
  "transforms.ts",
];

const isExempt = ({ words, in: places }: Exemption, file: string, word: string): boolean =>
  words.includes(word) && places.some((place) => isIn(file, place));

describe("The source tree", function () {
  this.timeout(60_000);

  it("has no folder deeper than two levels below components/", () => {
    const files = filesBelow("components");
    assert.ok(files.length > 200);
    assert.deepEqual(
      files.filter((file) => file.split("/").length > 4),
      [],
    );
  });

  it("has a folder with a declaration for every backend of the registry, and no declaration beside them", () => {
    const declared = filesBelow("components").flatMap(
      (file) => /^components\/([^/]+)\/(?:[^/]+\/)*backend\.ts$/.exec(file)?.[1] ?? [],
    );
    assert.deepEqual(declared, [...ids].sort());
  });

  it("is known to the lint rules by the same folders and tiers", () => {
    assert.deepEqual([...idsByFolder].sort(), [...ids].sort());
    assert.deepEqual(tiersOfLint, tiers);
  });

  it("has in each backend's folder the very declaration that the registry has", async () => {
    for (const backend of backends) {
      const exported = (await import(`../components/${backend.id}/backend.ts`)) as Readonly<Record<string, unknown>>;
      assert.ok(Object.values(exported).includes(backend), backend.id);
    }
  });

  it("lists every backend once, and each in one line of the registry", () => {
    assert.equal(new Set(ids).size, ids.length);
    const registry = readFileSync("components/index.ts", "utf8");
    for (const id of ids) assert.equal(registry.split(`from "./${id}/backend.ts"`).length, 2, id);
  });

  describe("names a backend by its id", () => {
    const used = new Set<string>();
    const uses = ({ words, in: places, why }: Exemption): readonly string[] =>
      [...places, ...(words.length === ids.length ? [] : words)].map((part) => `${part}: ${why}`);

    it("in the backend's own folder alone", () => {
      const files = filesBelow(...engine).filter(isSource);
      assert.ok(files.length > 400);
      const named = files.flatMap((file) =>
        valuesOf(ids, file)
          .filter(({ word }) => !file.startsWith(`components/${word}/`))
          .filter(({ word }) => {
            const covering = exemptions.filter((exemption) => isExempt(exemption, file, word));
            for (const { in: places, why } of covering) {
              for (const place of places.filter((each) => isIn(file, each))) used.add(`${place}: ${why}`);
              used.add(`${word}: ${why}`);
            }
            return covering.length === 0;
          })
          .map(({ word, line }) => `${file}:${line}: ${word}`),
      );
      assert.deepEqual(named, []);
    });

    it("with no exempt word or place that nothing needs", () => {
      assert.deepEqual(
        exemptions.flatMap(uses).filter((use) => !used.has(use)),
        [],
      );
    });
  });

  it("names a tier in plan/ and program.ts in the tier table alone", () => {
    const files = filesBelow("plan", "program.ts").filter((file) => isSource(file) && file !== "plan/tiers.ts");
    assert.ok(files.length > 25);
    const named = files.flatMap((file) => valuesOf(tiers, file).map(({ word, line }) => `${file}:${line}: ${word}`));
    assert.deepEqual(named, []);
  });

  it("knows no stack or environment by its name, but for what 0.1.0 did with one", () => {
    const words = ["prod", "production", "dev", "staging"];
    const files = filesBelow(...engine).filter(isSource);
    const named = files.flatMap((file) => valuesOf(words, file).map(({ word }) => `${file}: ${word}`));
    assert.deepEqual(named, ["model/old-names.ts: prod"]);
  });

  it("is read by syntax: texts, types and keys are found, imports, comments and parts of texts are not", () => {
    const text = [
      'import { loki } from "elk";',
      '// "loki" in a comment',
      'const table = { jaeger: 1, "elk": 2 };',
      'type Stores = "zipkin" | `loki`;',
      'if (store === "sentry") say("with loki in it");',
    ].join("\n");
    assert.deepEqual(
      valuesOf(["loki", "elk", "jaeger", "zipkin", "sentry"], "example.ts", text).map(
        ({ word, line }) => `${line} ${word}`,
      ),
      ["3 jaeger", "3 elk", "4 zipkin", "4 loki", "5 sentry"],
    );
  });
});
