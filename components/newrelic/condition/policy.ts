import type { Alert } from "../../../model/alert.ts";
import { ofBackend, ofItem } from "../../../model/origin.ts";
import { notified } from "../../vendors/receiver.ts";
import { externalName } from "../../vendors/text.ts";
import type { Context } from "../context.ts";
import type { Tags } from "../tags.ts";
import { originTags } from "../tags.ts";

/** A policy with the arguments of New Relic's resource. */
export interface PolicyDefinition {
  readonly name: string;
  readonly incidentPreference: "PER_CONDITION_AND_TARGET";
  readonly tags: Tags;
}

/** Conditions that only compound ones read lie in a policy that no workflow notifies of. */
export const membersPolicy = "parts";

/**
 * Receivers are notified by policy: the key of an alert's is the receiver that the catalog's routes lead to at last. Those
 * of routes that continue are notified with it.
 */
export function policyOf(alert: Alert, { catalog, stack, options }: Context): string {
  const last = notified(catalog, stack, alert, options).at(-1);
  if (last === undefined) throw new Error(`no route takes ${alert.name}`);
  return last.route.receiver;
}

export function policyDefinition(key: string, { stack }: Context): PolicyDefinition {
  return {
    name: externalName(stack, key),
    incidentPreference: "PER_CONDITION_AND_TARGET",
    tags: originTags(key === membersPolicy ? ofBackend("newrelic") : ofItem(`receiver ${key}`)),
  };
}
