import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { catalog } from "../../catalog/index.ts";
import { rendered } from "../../plan/render.ts";
import type { RawConfig } from "../../plan/settings/raw-config.ts";
import { fileConfig, withAssignments } from "../../plan/settings/raw-config.ts";
import { machine, plan, projectName } from "../plan/support.ts";
import { parsedFile } from "./parsed.ts";

/** What a stack is rendered to: each file's path with what it says. */
type Render = Readonly<Record<string, unknown>>;

/** One stack as version 0.1.0 rendered it; README.md says how it was made. */
interface FirstRender {
  /** By which it was made, e.g. `npm run -s render -- prod DIR -c logs=loki`. */
  readonly command: string;
  readonly files: Render;
  /** Files of which only the names were kept. */
  readonly namesOnly: readonly string[];
}

export const firstRender = (name: string): FirstRender =>
  JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, `${name}.json.gz`))).toString("utf8")) as FirstRender;

/** What a stack's file has to say today to have what its name alone made it have. */
const saidSince: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  dev: { "stratoai-observability:pages": false },
};

/** A stack's config as version 0.1.0 shipped it, with what the command says on top. */
function configOf(command: string): { readonly stack: string; readonly raw: RawConfig } {
  const [, stack = "", options = ""] = /render -- (\w+) DIR(.*)$/.exec(command) ?? [];
  const source = `Pulumi.${stack}.yaml`;
  const { config } = parse(readFileSync(join(import.meta.dirname, source), "utf8")) as {
    readonly config: Readonly<Record<string, unknown>>;
  };
  const assignments = options.split(" -c ").slice(1);
  const raw = fileConfig({ name: projectName, config: {} }, { source, config: { ...config, ...saidSince[stack] } });
  return { stack, raw: withAssignments(raw, assignments, projectName) };
}

/** The record has a word for the checkout in its paths, since it was made in another one. */
const inCheckout = (value: unknown): unknown => {
  if (typeof value === "string") return value.replaceAll(machine.project, "{{checkout}}");
  if (Array.isArray(value)) return value.map(inCheckout);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inCheckout(inner)]));
};

interface TodaysRender {
  readonly files: Render;
  readonly namesOnly: readonly string[];
}

/** The same stack as it is rendered today, in memory. */
export async function todaysRender({ command, namesOnly }: FirstRender): Promise<TodaysRender> {
  const { stack, raw } = configOf(command);
  const folders = new Set(namesOnly.map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  const all = await rendered(await plan(raw, { stack, catalog }));
  const isNameOnly = (path: string) => [...folders].some((folder) => path.startsWith(folder));
  return {
    files: Object.fromEntries(
      all
        .filter(({ path }) => !isNameOnly(path))
        .map(({ path, content }) => [path, inCheckout(parsedFile(path, content))]),
    ),
    namesOnly: all.map(({ path }) => path).filter(isNameOnly),
  };
}
