import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Catalog } from "../../model/catalog.ts";
import { isDuration } from "../../model/duration.ts";
import { Refusal } from "../../plan/mistake.ts";
import { rendered } from "../../plan/render.ts";
import { config, plan, refusal } from "./support.ts";

type Container = Record<string, unknown> | unknown[] | Map<string, unknown>;

/** A place in a catalog that a mistake can be made at. */
interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly replace: (value: unknown) => void;
}

/** Every place of a catalog, each object once, in a fixed order: the same catalog gives the same places. */
function places(container: Container, path = "", seen = new Set<unknown>()): readonly Place[] {
  if (seen.has(container)) return [];
  seen.add(container);
  const entries = container instanceof Map ? [...container] : Object.entries(container);
  return entries.flatMap(([key, value]): readonly Place[] => {
    const at = `${path}.${key}`;
    const replace = (other: unknown): void => {
      if (container instanceof Map) container.set(key, other);
      else (container as Record<string, unknown>)[key] = other;
    };
    const inner = typeof value === "object" && value !== null ? places(value as Container, at, seen) : [];
    return [{ path: at, value, replace }, ...inner];
  });
}

const numbers = [Number.NaN, Infinity, -Infinity, 0, -0, -1, 0.5, 1.5, 1e-9, 1e21, 5e-324, Number.MAX_VALUE, 65_536];
const texts = [
  "",
  " ",
  "{",
  "}}",
  "{value",
  "${x}",
  "a b",
  "á",
  "\n",
  '"',
  "'",
  "`",
  "\\",
  "/",
  "..",
  "0",
  "ñ,<a@b.c>",
  "{{ .X }}",
  "{label.nope}",
  "x".repeat(5000),
];
const durations = ["0s", "1ms", "7s", "61s", "1.5h", "-5m", "9999d", "soon", ""];

/** Another value of the same type, as a slip of the hand would leave it. */
function slips(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case "number":
      return numbers;
    case "boolean":
      return [!value];
    case "string":
      return isDuration(value) ? durations : [...texts, `${value}x`, value.toUpperCase(), value.toLowerCase()];
    default:
      if (!Array.isArray(value)) return [];
      return [
        [],
        value.slice(1),
        [...(value as unknown[]), ...(value as unknown[]).slice(0, 1)],
        [...(value as unknown[])].reverse(),
      ];
  }
}

const stacks = [
  { tier: "local" },
  { tier: "local", speed: 20, pages: false },
  { tier: "economy", pages: false },
  { tier: "simplified", vendor: "datadog" },
  { tier: "simplified", vendor: "newrelic", pages: true, discord: true },
  { tier: "simplified", vendor: "both", webhookUrl: "https://hooks.example.com/x" },
  { tier: "complete", pages: false, uptime: "blackbox" },
  { tier: "complete", pages: true, logs: "loki", kubernetes: { profile: "small" } },
];

describe("A broken catalog", function () {
  this.timeout(300_000);

  it("is refused for an SLO's period that is no duration", async () => {
    const slos = stratoai.slos.map((slo) => ({ ...slo, period: "1.5h" as const }));
    const message = await refusal(() => plan(config({ tier: "economy" }), { catalog: { ...stratoai, slos } }));
    assert.match(
      message,
      /slos\.api-availability\.period: found "1\.5h"; allowed: one whole number and one of ms, s, m, h, d/,
    );
  });

  it("is compiled, or refused with what is wrong, on every tier", async () => {
    const count = places(structuredClone(stratoai) as unknown as Container).length;
    const slip = fc.tuple(fc.nat(count - 1), fc.nat(1000));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...stacks),
        fc.array(slip, { minLength: 1, maxLength: 2 }),
        async (stack, at) => {
          const catalog: Catalog = structuredClone(stratoai);
          const all = places(catalog as unknown as Container);
          const made: string[] = [];
          for (const [place, which] of at) {
            const found = all[place];
            const others = slips(found?.value);
            if (found === undefined || others.length === 0) continue;
            const other = others[which % others.length];
            made.push(`${found.path} = ${String(other).slice(0, 80)}`);
            found.replace(other);
          }
          try {
            await rendered(await plan(config(stack), { catalog }));
          } catch (error) {
            if (!(error instanceof Refusal)) throw new Error(made.join("; "), { cause: error });
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });
});
