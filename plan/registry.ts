import type { Backend, Service } from "../components/backend.ts";
import type { Capability, Tier } from "../model/capability.ts";
import { capabilities, optionalCapabilities } from "../model/capability.ts";
import { tierPresets } from "./tiers.ts";

/** A backend and the service for which a stack may choose it. */
export interface Choosable {
  readonly backend: Backend;
  readonly service: Service;
}

/** What plans call a service. */
export const serviceId = ({ backend, service }: Choosable): string => service.id ?? backend.id;

export const serviceTitle = ({ backend, service }: Choosable): string => service.title ?? backend.title;

const choosables = (backends: readonly Backend[]): readonly Choosable[] =>
  backends.flatMap((backend) => backend.serves.map((service) => ({ backend, service })));

/** Everything that may provide a capability on a tier, the tier's own choice first. */
export function choicesOn(tier: Tier, capability: Capability, backends: readonly Backend[]): readonly Choosable[] {
  const all = choosables(backends).filter(
    ({ service }) => service.capability === capability && service.tiers.includes(tier),
  );
  const preset = tierPresets[tier].preset[capability];
  return [
    ...all.filter(({ service }) => service.choice === preset),
    ...all.filter(({ service }) => service.choice !== preset),
  ];
}

/** Everything that a stack of a tier may choose. */
export const servicesOn = (tier: Tier, backends: readonly Backend[]): readonly Service[] =>
  capabilities.flatMap((capability) => choicesOn(tier, capability, backends).map(({ service }) => service));

/** Everything that config may say for a capability on any tier. */
export function everyChoice(capability: Capability, backends: readonly Backend[]): readonly string[] {
  const tiersInOrder = Object.keys(tierPresets) as Tier[];
  const choices = tiersInOrder.flatMap((tier) =>
    choicesOn(tier, capability, backends).map(({ service }) => service.choice),
  );
  return [...new Set([...choices, ...(optionalCapabilities.includes(capability) ? ["none"] : [])])];
}

/** Ids of the backends that host everything, in the registry's order. */
export const vendorsOf = (backends: readonly Backend[]): readonly string[] =>
  backends.filter(({ vendor }) => vendor === true).map(({ id }) => id);

/** A setting's default on the tiers whose backends have one of their own, for people: `tier local: true`. */
export function tierPresetTexts(key: string, backends: readonly Backend[]): readonly string[] {
  return backends.flatMap(({ serves, presets = {} }) => {
    const preset = Object.entries(presets).find(([name]) => name === key);
    const on = [...new Set(serves.flatMap(({ tiers }) => tiers))];
    return preset === undefined ? [] : on.map((tier) => `tier ${tier}: ${String(preset[1])}`);
  });
}
