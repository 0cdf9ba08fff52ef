import { Refusal } from "../../plan/mistake.ts";
import type { Plan } from "../../plan/plan.ts";
import { indispensable } from "../../plan/backends/backend.ts";
import { planned } from "../arguments/planned.ts";
import { Failure } from "../bootstrap/failure.mjs";

/** Why a plan cannot be brought up yet, in one sentence; undefined where it can. */
export function notProvisioned({ stack, tier, capabilities, provisioned }: Plan): string | undefined {
  if (provisioned) return undefined;
  const missing = capabilities
    .filter(({ capability }) => indispensable.includes(capability))
    .flatMap(({ backends }) => backends.filter((backend) => !backend.provisioned));
  const titles = [...new Set(missing.map(({ title }) => title))].join(", ");
  return `Stack ${stack} (tier ${tier}) cannot be made yet, because the resources of these backends are not written: ${titles}; \`npm run -s plan -- ${stack}\` shows what it would have`;
}

/**
 * Says what keeps a stack from being made, before its name is even noted in the user's backend.
 *
 * @param name may have organization and project before it
 * @throws Failure with every mistake of its settings, or with the backends that are not there yet
 */
export async function requireProvisioned(name: string): Promise<void> {
  try {
    const { plan } = await planned(name, []);
    const reason = notProvisioned(plan);
    if (reason !== undefined) throw new Failure(reason);
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(error.message);
    throw error;
  }
}
