import type { Issue } from "../../model/issue.ts";
import type { BackendId, Capability, Choices, Tier, Vendor } from "../tiers.ts";
import { capabilities, optional, presetChoices, tierPresets, tiers, vendors } from "../tiers.ts";
import type { GivenSettings } from "./schema.ts";

export interface Choice {
  /** As config says it; `none` where the stack goes without. */
  readonly choice: string;
  /** Several where two vendors work side by side. */
  readonly backends: readonly BackendId[];
}

export type Chosen = Readonly<Record<Capability, Choice>>;

const isVendor = (choice: string): choice is Vendor => (vendors as readonly string[]).includes(choice);

/** The tier's choices for this stack: of the vendors, only its own. */
function choicesFor(tier: Tier, capability: Capability, own: readonly Vendor[]): Choices {
  return presetChoices(tier, capability).filter(([choice]) => !isVendor(choice) || own.includes(choice));
}

/** The nearest combinations that work: another choice on this tier, both vendors, or the first tier that has it. */
function nearestThatWork(capability: Capability, choice: string, choices: Choices, tier: Tier): string {
  const here = choices.map(([name]) => `${capability}: ${name}`);
  if (optional.includes(capability)) here.push(`${capability}: none`);
  if (tier === "simplified" && isVendor(choice)) return [...here, "vendor: both"].join(", or ");
  const elsewhere = tiers.find((other) => presetChoices(other, capability).some(([name]) => name === choice));
  return [...here, ...(elsewhere === undefined ? [] : [`tier: ${elsewhere}`])].join(", or ");
}

export interface Machine {
  /** Whether Grafana is installed on this machine, which the local tier then runs. */
  readonly grafana: boolean;
}

/**
 * Who provides each capability: the tier's preset, or what config overrides it with.
 *
 * @param own the vendors of the stack; none outside of tier simplified
 * @returns the choices, and an issue for each combination that cannot work
 */
export function choose(
  given: GivenSettings,
  tier: Tier,
  own: readonly Vendor[],
  { grafana }: Machine,
): { readonly chosen: Chosen; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const pick = (capability: Capability): Choice => {
    const choices = choicesFor(tier, capability, own);
    const wanted = given[capability];
    if (wanted === undefined) return preset(tier, capability, choices, grafana);
    if (wanted === "none") return { choice: "none", backends: [] };
    const match = choices.find(([choice]) => choice === wanted);
    if (match === undefined) {
      issues.push({
        path: capability,
        got: `"${wanted}" on tier ${tier}, where ${tierPresets[tier].where}`,
        expected: nearestThatWork(capability, wanted, choices, tier),
      });
    } else if (match[1] === "grafana-local" && !grafana) {
      issues.push({
        path: capability,
        got: `"${wanted}", but Grafana is not installed on this machine`,
        expected: `${capability}: files, or install Grafana so that it is on PATH`,
      });
    }
    return { choice: wanted, backends: match === undefined ? [] : [match[1]] };
  };
  const chosen = Object.fromEntries(capabilities.map((capability) => [capability, pick(capability)]));
  return { chosen: chosen as Record<Capability, Choice>, issues };
}

function preset(tier: Tier, capability: Capability, choices: Choices, grafana: boolean): Choice {
  const hosted = choices.filter(([choice]) => isVendor(choice));
  if (hosted.length > 0) {
    return { choice: hosted.map(([choice]) => choice).join("+"), backends: hosted.map(([, backend]) => backend) };
  }
  const [first] = tier === "local" && capability === "dashboards" && grafana ? choices.slice(1) : choices;
  return first === undefined ? { choice: "none", backends: [] } : { choice: first[0], backends: [first[1]] };
}
