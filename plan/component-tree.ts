import type { PlannedChild } from "../components/backend.ts";
import { childName, componentType } from "../components/monitoring/names.ts";
import type { Capability } from "../model/capability.ts";
import { capabilities } from "../model/capability.ts";
import type { Plan, PlannedResource } from "./plan.ts";

/**
 * The components that `up` makes, each followed by its children: the root first, then those of the capabilities that have
 * any.
 */
export function componentTree(product: string, children: readonly PlannedChild[]): readonly PlannedResource[] {
  return [undefined, ...capabilities].flatMap((capability) => {
    const own = children.filter((child) => child.capability === capability);
    if (own.length === 0 && capability !== undefined) return [];
    return [
      { type: componentType(capability), name: product },
      ...own.map(({ type, suffix }) => ({ type, name: childName(product, suffix) })),
    ];
  });
}

/** Titles of the backends that `up` makes, by the capability that they serve. */
export const backendTitles = (plan: Plan): Readonly<Partial<Record<Capability, readonly string[]>>> =>
  Object.fromEntries(
    plan.capabilities.map(({ capability, backends }) => [
      capability,
      backends.filter(({ provisioned }) => provisioned).map(({ title }) => title),
    ]),
  );
