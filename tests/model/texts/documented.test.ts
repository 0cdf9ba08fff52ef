import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { notifiedAlerts } from "../../../model/catalog.ts";
import { factsOf } from "../../../model/texts/facts.ts";

/** `burn.2.long` is documented as `burn.1.long`, `threshold.1` as `threshold`. */
const general = (name: string): string => name.replace(/^burn\.\d/, "burn.1").replace(/^(threshold|window)\.\d$/, "$1");

describe("docs/texts.md", () => {
  it("lists every placeholder that an alert of the catalog has, and no other but what none of them keeps", () => {
    const text = readFileSync(new URL("../../../docs/texts.md", import.meta.url), "utf8");
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name),
    );
    const used = notifiedAlerts(stratoai).flatMap((alert) => factsOf(alert, stratoai).map(({ name }) => general(name)));
    assert.deepEqual([...new Set(listed)].sort(), [...new Set([...used, "keepFiringFor"])].sort());
  });
});
