import * as pulumi from "@pulumi/pulumi";
import { catalog } from "./catalog/index.ts";
import { localTier } from "./components/local/local-tier.ts";
import { databaseObstacle, requirePrograms, withoutDatabase } from "./components/local/machine.ts";
import { localMachine } from "./commands/arguments/machine.ts";
import type { LocalMachine } from "./plan/compile.ts";
import { localRoot } from "./plan/compile.ts";
import { makePlan } from "./plan/make-plan.ts";
import { Refusal } from "./plan/mistake.ts";
import { runtimeConfig } from "./plan/settings/raw-config.ts";
import { resolveSettings } from "./plan/settings/resolve.ts";
import type { Settings } from "./plan/settings/settings.ts";

/**
 * Why a stack cannot be made yet, in one sentence. Its plan is made all the same, so that mistakes of the catalog and of
 * the settings are told first.
 */
async function refusal(settings: Settings, machine: LocalMachine): Promise<string> {
  const { plan } = await makePlan(catalog, settings, machine);
  const missing = plan.capabilities.flatMap(({ backends }) => backends.filter(({ provisioned }) => !provisioned));
  return (
    `stack ${settings.stack} (tier ${settings.tier}) cannot be made yet, because the resources of these backends are not written: ` +
    `${[...new Set(missing.map(({ title }) => title))].join(", ")}; \`npm run -s plan -- ${settings.stack}\` shows what it would have`
  );
}

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
    if (settings.tier !== "local") throw new pulumi.RunError(await refusal(settings, machine));
    requirePrograms(machine);
    const obstacle = await databaseObstacle(machine, localRoot(settings, machine));
    const usable = obstacle === undefined ? machine : withoutDatabase(machine);
    return localTier(await makePlan(catalog, settings, usable), settings, usable, obstacle);
  });
}
