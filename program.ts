import * as pulumi from "@pulumi/pulumi";
import { catalog } from "./catalog/index.ts";
import { localTier } from "./components/local/local-tier.ts";
import { databaseObstacle, requirePrograms, withoutDatabase } from "./components/local/machine.ts";
import { localMachine } from "./commands/arguments/machine.ts";
import { notProvisioned } from "./commands/stack/provisioned.ts";
import { localRoot } from "./plan/compile.ts";
import { makePlan } from "./plan/make-plan.ts";
import { Refusal } from "./plan/mistake.ts";
import { runtimeConfig } from "./plan/settings/raw-config.ts";
import { resolveSettings } from "./plan/settings/resolve.ts";

/** A mistake of the user's is one clear error, without a stack trace. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new pulumi.RunError(error.message);
    throw error;
  }
}

/** The runtime knows which keys are secret; its types keep that to itself. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/** The Pulumi program: settings, plan, the tier's resources, outputs. */
export function program(): Promise<Record<string, pulumi.Input<unknown>>> {
  return refusing(async () => {
    const all = pulumi.runtime.allConfig();
    const secret = Object.keys(all).filter(isConfigSecret);
    const machine = localMachine(import.meta.dirname);
    const settings = resolveSettings(
      runtimeConfig(all, secret),
      { stack: pulumi.getStack(), product: catalog.product },
      { grafana: machine.programs.grafana !== undefined },
    );
    if (settings.tier !== "local") {
      // The plan first, so that mistakes of the catalog and the settings are told before.
      const { plan } = await makePlan(catalog, settings, machine);
      throw new pulumi.RunError(notProvisioned(plan) ?? `tier ${settings.tier} has no resources`);
    }
    requirePrograms(machine);
    const obstacle = await databaseObstacle(machine, localRoot(settings, machine));
    const usable = obstacle === undefined ? machine : withoutDatabase(machine);
    return localTier(await makePlan(catalog, settings, usable), settings, usable, obstacle);
  });
}
