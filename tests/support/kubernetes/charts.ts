import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeStandInCharts } from "./stand-in-charts/index.ts";
import { skipWithout } from "../toolchain.ts";

/** A folder with every chart of the stack. */
export interface TestCharts {
  readonly folder: string;
  /** Whether they are of our own making, since real ones were not given. */
  readonly standIns: boolean;
  remove(): void;
}

/** The folder with real charts' values, schemas and CRDs, of which stand-ins are made. */
const valuesFolder = () => process.env.TOOLCHAIN_CHARTS;

/** Declares that the tests of the enclosing `describe` install charts. */
export function needsCharts(): void {
  before(function () {
    if (process.env.KUBERNETES_CHARTS !== undefined || valuesFolder() !== undefined) return;
    skipWithout(this, "neither KUBERNETES_CHARTS (real charts) nor TOOLCHAIN_CHARTS (their values and CRDs) is set");
  });
}

/** The real charts, where KUBERNETES_CHARTS names a folder with them; else stand-ins, in a folder of their own. */
export function testCharts(): TestCharts {
  const given = process.env.KUBERNETES_CHARTS;
  if (given !== undefined) return { folder: given, standIns: false, remove: () => undefined };
  const values = valuesFolder();
  if (values === undefined) throw new Error("TOOLCHAIN_CHARTS is not set");
  const folder = mkdtempSync(join(tmpdir(), "charts-"));
  writeStandInCharts(folder, values);
  return {
    folder,
    standIns: true,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
