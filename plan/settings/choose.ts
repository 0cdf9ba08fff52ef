import type { Backend, Machine } from "../../components/backend.ts";
import type { Capability, Tier } from "../../model/capability.ts";
import { capabilities, optionalCapabilities, tiers } from "../../model/capability.ts";
import type { Issue } from "../../model/issue.ts";
import type { Choosable } from "../registry.ts";
import { choicesOn } from "../registry.ts";
import { tierPresets } from "../tiers.ts";
import type { GivenSettings } from "./schema.ts";
import type { Choice, Chosen } from "./settings.ts";

/** What a stack chooses among. */
interface Choosing {
  readonly tier: Tier;
  /** Ids of the stack's vendors; none where its tier is not of vendors. */
  readonly vendors: readonly string[];
  readonly backends: readonly Backend[];
  readonly machine: Machine;
}

/** Everything that may provide a capability in this stack: of the vendors, only its own. */
const choicesFor = (capability: Capability, { tier, vendors, backends }: Choosing): readonly Choosable[] =>
  choicesOn(tier, capability, backends).filter(
    ({ backend }) => backend.vendor !== true || vendors.includes(backend.id),
  );

/** The nearest combinations that work: another choice on this tier, both vendors, or the first tier that has it. */
function nearestThatWork(
  capability: Capability,
  choice: string,
  choices: readonly Choosable[],
  { tier, backends }: Choosing,
): string {
  const here = choices.map(({ service }) => `${capability}: ${service.choice}`);
  if (optionalCapabilities.includes(capability)) here.push(`${capability}: none`);
  const has = (other: Tier) => choicesOn(other, capability, backends).some(({ service }) => service.choice === choice);
  // This tier has it, with another vendor than the stack's own.
  if (has(tier)) return [...here, "vendor: both"].join(", or ");
  const elsewhere = tiers.find(has);
  return [...here, ...(elsewhere === undefined ? [] : [`tier: ${elsewhere}`])].join(", or ");
}

const chosen = (by: readonly Choosable[]): Choice => ({
  choice: by.length === 0 ? "none" : by.map(({ service }) => service.choice).join("+"),
  by,
});

/** What a stack has that says nothing of a capability: its vendors, what this machine prefers, or the tier's own. */
function preset(choices: readonly Choosable[], capability: Capability, { tier, machine }: Choosing): Choice {
  const hosting = choices.filter(({ backend }) => backend.vendor === true);
  if (hosting.length > 0) return chosen(hosting);
  const own = choices.filter(
    ({ service }) => service.choice === tierPresets[tier].preset[capability] || service.preferred?.(machine) === true,
  );
  const preferred = own.find(({ service }) => service.preferred?.(machine) === true) ?? own[0];
  return chosen(preferred === undefined ? [] : [preferred]);
}

/**
 * Who provides each capability: the tier's preset, or what config overrides it with.
 *
 * @returns the choices, and an issue for each combination that cannot work
 */
export function choose(
  given: GivenSettings,
  choosing: Choosing,
): { readonly chosen: Chosen; readonly issues: readonly Issue[] } {
  const { tier, machine } = choosing;
  const issues: Issue[] = [];
  const pick = (capability: Capability): Choice => {
    const choices = choicesFor(capability, choosing);
    const wanted = given[capability] as string | undefined;
    if (wanted === undefined) return preset(choices, capability, choosing);
    if (wanted === "none") return chosen([]);
    const match = choices.find(({ service }) => service.choice === wanted);
    const obstacle = match?.service.obstacle?.(machine);
    if (match === undefined) {
      issues.push({
        path: capability,
        got: `"${wanted}" on tier ${tier}, where ${tierPresets[tier].where}`,
        expected: nearestThatWork(capability, wanted, choices, choosing),
      });
    } else if (obstacle !== undefined) {
      issues.push({ path: capability, ...obstacle });
    }
    return { choice: wanted, by: match === undefined ? [] : [match] };
  };
  const all = Object.fromEntries(capabilities.map((capability) => [capability, pick(capability)]));
  return { chosen: all as Record<Capability, Choice>, issues };
}
