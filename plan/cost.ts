import type { Backend, CostLine } from "../components/backend.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Issue } from "../model/issue.ts";
import type { Settings } from "./settings/settings.ts";

export type { CostLine, Price } from "../components/backend.ts";

export interface Cost {
  readonly lines: readonly CostLine[];
  /** Sum of what is known. */
  readonly low: number;
  readonly high: number;
  readonly unknown: readonly string[];
}

/** What the stack costs a month; every backend once, whatever it provides. */
export function cost(catalog: Catalog, settings: Settings, backends: readonly Backend[]): Cost {
  const vendors = settings.vendors.length;
  const lines = backends.flatMap(
    (backend) => backend.price?.({ catalog, own: settings.own.get(backend.id), vendors }) ?? [],
  );
  const known = lines.flatMap(({ price }) => price ?? []);
  return {
    lines,
    low: known.reduce((sum, { low }) => sum + low, 0),
    high: known.reduce((sum, { high }) => sum + high, 0),
    unknown: lines.filter(({ price }) => price === undefined).map(({ item }) => item),
  };
}

/** A budget below what is already known to be spent. */
export function budgetIssues({ low, high }: Cost, { budgetUsd }: Settings): readonly Issue[] {
  if (budgetUsd === undefined || high <= budgetUsd) return [];
  const range = low === high ? `${high}` : `${low} to ${high}`;
  return [
    {
      path: "budgetUsd",
      got: `${budgetUsd}, but this plan costs ${range} USD a month`,
      expected: `at least ${high}, or a tier or override that costs less`,
    },
  ];
}
