import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Catalog } from "../model/catalog.ts";
import { rendered } from "../plan/render.ts";
import { config, plan } from "./plan/support.ts";

const project = join(import.meta.dirname, "..");

/** The README's code blocks of a language below a heading, as they are printed. */
function blocks(heading: string, language: string): readonly string[] {
  const readme = readFileSync(join(project, "README.md"), "utf8");
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? assert.fail(heading);
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, code = ""]) =>
    found === language ? [code] : [],
  );
}

/** Index of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === "[") depth += 1;
    if (text[index] === "]") depth -= 1;
    if (depth === 0) return index;
  }
  assert.fail("no closing bracket");
}

/** A file with lines at the end of one of its arrays. */
function inArray(text: string, name: string, lines: string): string {
  const start = new RegExp(`\\b${name}(?:: readonly \\w+\\[\\] =|:) \\[`).exec(text) ?? assert.fail(`no array ${name}`);
  const end = closing(text, start.index + start[0].length - 1);
  const before = text.slice(0, end).trimEnd();
  return `${before}${/[,[]$/.test(before) ? "" : ","}\n${lines}${text.slice(end)}`;
}

/** Does what a block of the recipe says, in a folder: each comment names a file, and where in it the lines belong. */
function follow(block: string, folder: string): void {
  const steps = block.split(/^\/\/ (catalog\/\S+), (.*)\n/m).slice(1);
  for (let step = 0; step < steps.length; step += 3) {
    const [file = "", where = "", lines = ""] = steps.slice(step, step + 3);
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const before = () => readFileSync(path, "utf8");
    if (where === "a new file") writeFileSync(path, lines, { flag: "wx" });
    else if (where === "at the top") writeFileSync(path, lines + before());
    else writeFileSync(path, inArray(before(), where.replace(/^in /, ""), lines));
  }
}

describe("the README's recipe", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "recipe-"));
    cpSync(join(project, "catalog"), join(folder, "catalog"), { recursive: true });
    for (const beside of ["model", "node_modules"]) symlinkSync(join(project, beside), join(folder, beside));
    for (const file of ["package.json", "tsconfig.json"]) cpSync(join(project, file), join(folder, file));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const shell = (code: string): void => {
    execFileSync("sh", ["-ec", code], { cwd: folder, stdio: "pipe" });
  };
  /** The compiler's complaints, none where it takes the catalog. */
  const complaints = (): string => {
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck"];
    const modules = ["--target", "es2022", "--module", "nodenext", "--allowImportingTsExtensions", "--types", "node"];
    try {
      const tsc = join(project, "node_modules/typescript/bin/tsc");
      execFileSync(process.execPath, [tsc, ...options, ...modules, "catalog/index.ts"], { cwd: folder, stdio: "pipe" });
      return "";
    } catch (error) {
      return String((error as { stdout?: Buffer }).stdout);
    }
  };
  const catalogOf = async (): Promise<Catalog> =>
    ((await import(pathToFileURL(join(folder, "catalog/index.ts")).href)) as { catalog: Catalog }).catalog;

  const tiers = [{ tier: "local" }, { tier: "economy" }, { tier: "simplified", vendor: "both" }, { tier: "complete" }];

  it("adds a service with an SLO and two alerts, which every tier then has", async function () {
    this.timeout(120_000);
    for (const block of blocks("Adding a service", "ts")) follow(block, folder);
    shell(blocks("Adding a service", "sh")[0] ?? assert.fail("no commands"));
    assert.equal(complaints(), "");
    const catalog = await catalogOf();
    for (const settings of tiers) {
      const { plan: of } = await plan(config(settings), { stack: "prod", catalog });
      const added = of.alerts.filter(({ service }) => service === "billing").map(({ name }) => name);
      assert.deepEqual(added.sort(), [
        "BillingAvailabilityErrorBudgetBurn",
        "BillingAvailabilityErrorBudgetBurnSlow",
        "BillingAvailabilitySliAbsent",
        "InvoicesLate",
        "NoInvoices",
      ]);
      assert.ok(of.slos.some(({ name }) => name === "billing-availability"));
      assert.ok(of.items.some(({ kind, name }) => kind === "panel" && name.includes("Billing availability")));
    }
  });

  it("makes another product, which has nothing of the first one's name left", async function () {
    this.timeout(120_000);
    shell(blocks("Adding a service", "sh")[1] ?? assert.fail("no commands"));
    assert.equal(complaints(), "");
    const catalog = await catalogOf();
    assert.equal(catalog.product, "acme");
    // Pulumi.yaml's name, by which clusters tell projects apart, stays whatever it is.
    const project = "monitoring";
    for (const settings of tiers) {
      for (const { path, content } of await rendered(
        await plan(config(settings), { project, stack: "prod", catalog }),
      )) {
        assert.equal(/^.*stratoai.*$/im.exec(content)?.[0], undefined, path);
      }
    }
  });
});
