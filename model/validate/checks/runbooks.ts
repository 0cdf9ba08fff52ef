import { oneOf } from "../choices.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Alerts that leave the person whom they wake alone, and runbooks that no alert leads to. */
export const runbooks: Check = ({ catalog, alertNames }) => [
  ...[...alertNames]
    .filter((name) => !catalog.runbooks.has(name))
    .map((name) => ({ path: path("runbooks", name), found: "nothing", allowed: "a runbook, as for every alert" })),
  ...[...catalog.runbooks.keys()]
    .filter((name) => !alertNames.has(name))
    .map((name) => ({
      path: path("runbooks", name),
      found: "a runbook of no alert",
      ...oneOf(alertNames, name),
    })),
];
