import { indispensable } from "../model/capability.ts";
import type { Plan, PlannedCapability } from "./plan.ts";

const missing = (capabilities: readonly PlannedCapability[]): readonly string[] => [
  ...new Set(
    capabilities
      .flatMap(({ backends }) => backends.filter(({ provisioned }) => !provisioned))
      .map(({ title }) => title),
  ),
];

/** Titles of the chosen backends that `up` does not make. */
export const titlesNotProvisioned = ({ capabilities }: Plan): readonly string[] => missing(capabilities);

/** Why a plan cannot be brought up yet, in one sentence; undefined where it can. */
export function notProvisioned({ stack, tier, capabilities, provisioned }: Plan): string | undefined {
  if (provisioned) return undefined;
  const titles = missing(capabilities.filter(({ capability }) => indispensable.includes(capability)));
  return `Stack ${stack} (tier ${tier}) cannot be deployed yet: not implemented: ${titles.join(", ")}; \`npm run -s plan -- ${stack}\` shows what it would have`;
}
