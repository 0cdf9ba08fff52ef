import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { attempt } from "../../../components/vendors/unsupported.ts";
import { allAlerts } from "../../../model/catalog.ts";
import type { BackendOutput } from "../../../model/stack.ts";

const lostItems = ({ degradations }: BackendOutput<unknown>) => new Set(degradations.map(({ item }) => item));

/** That each of StratoAI's alerts is an item or a degradation, and each degradation complete. */
export function assertAlertsSaidOrLost(output: BackendOutput<unknown>): void {
  const said = new Set(output.items.filter(({ kind }) => kind === "alert").map(({ name, of = name }) => of));
  const lost = lostItems(output);
  for (const { name } of allAlerts(stratoai)) assert.ok(said.has(name) || lost.has(`alert ${name}`), name);
  for (const record of output.degradations) assert.ok(record.lost !== "" && record.fallback !== "", record.item);
}

/** That each of StratoAI's panels, SLOs and uptime checks is an item or a degradation. */
export function assertOthersSaidOrLost(output: BackendOutput<unknown>): void {
  const said = new Set(output.items.map(({ kind, name }) => `${kind} ${name}`));
  const lost = lostItems(output);
  const wanted = [
    ...stratoai.dashboards.flatMap(({ uid, rows }) =>
      rows.flatMap(({ panels }) => panels.map(({ title }) => `panel ${uid} / ${title}`)),
    ),
    ...stratoai.slos.map(({ name }) => `slo ${name}`),
    ...stratoai.uptimeChecks.map(({ name }) => `uptime check ${name}`),
  ];
  for (const item of wanted) assert.ok(said.has(item) || lost.has(item), item);
}

const runs = 1000;
/** Of so many some hundreds can be said by any vendor; else nothing would be proved of what is said. */
const atLeast = 300;

/**
 * That whatever is drawn compiles to what `assertTaken` takes, or is `Unsupported` with a reason; and that enough of it
 * compiles.
 */
export function assertTakenOrLost<Given, Made>(
  drawn: fc.Arbitrary<Given>,
  compile: (given: Given) => Made,
  assertTaken: (made: Made) => void,
): void {
  let said = 0;
  fc.assert(
    fc.property(drawn, (given) => {
      const result = attempt(() => compile(given));
      if ("lost" in result) {
        assert.notEqual(result.lost, "");
        return;
      }
      said += 1;
      assertTaken(result.value);
    }),
    { numRuns: runs },
  );
  assert.ok(said > atLeast, `only ${said} of ${runs} could be said`);
}
