import * as pulumi from "@pulumi/pulumi";
import { catalog as deployed } from "./catalog/index.ts";
import { localTier } from "./components/local/local-tier.ts";
import { databaseObstacle, requirePrograms, withoutDatabase } from "./components/local/machine.ts";
import { localMachine } from "./commands/arguments/machine.ts";
import { checkStackFile } from "./commands/arguments/stack-files.ts";
import { unexpected } from "./commands/bootstrap/failure.mjs";
import { notProvisioned } from "./commands/stack/provisioned.ts";
import type { Catalog } from "./model/catalog.ts";
import { localRoot } from "./plan/compile.ts";
import { makePlan } from "./plan/make-plan.ts";
import { Refusal } from "./plan/mistake.ts";
import { runtimeConfig } from "./plan/settings/raw-config.ts";
import { resolveSettings } from "./plan/settings/resolve.ts";

/** An error is one clear message, without a stack trace; of one that is not the user's, DEBUG=1 shows where it is. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) throw error;
    throw new pulumi.RunError(error instanceof Refusal ? error.message : unexpected(error));
  }
}

/** The runtime knows which keys are secret; its types keep that to itself. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/** The Pulumi program for a product: settings, plan, the tier's resources, outputs. */
export function programFor(catalog: Catalog): Promise<Record<string, pulumi.Input<unknown>>> {
  return refusing(async () => {
    checkStackFile(import.meta.dirname, pulumi.getStack());
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
      const planned = await makePlan(catalog, settings, machine);
      const reason = notProvisioned(planned.plan);
      if (reason !== undefined) throw new pulumi.RunError(reason);
      const { kubernetesTier } = await import("./components/kubernetes/kubernetes-tier.ts");
      return kubernetesTier(planned, settings);
    }
    requirePrograms(machine);
    const obstacle = await databaseObstacle(machine, localRoot(settings, machine));
    const usable = obstacle === undefined ? machine : withoutDatabase(machine);
    return localTier(await makePlan(catalog, settings, usable), settings, usable, obstacle);
  });
}

/** The program for the product that catalog/index.ts names. */
export const program = (): Promise<Record<string, pulumi.Input<unknown>>> => programFor(deployed);
