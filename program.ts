import * as pulumi from "@pulumi/pulumi";
import { catalog } from "./catalog/index.ts";
import { localTier } from "./components/local/local-tier.ts";
import { thisMachine } from "./components/local/machine.ts";
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
    const machine = thisMachine(import.meta.dirname);
    const settings = resolveSettings(
      runtimeConfig(all, secret),
      { stack: pulumi.getStack(), product: catalog.product },
      { grafana: machine.programs.grafana !== undefined },
    );
    const planned = await makePlan(catalog, settings, machine);
    if (!planned.plan.provisioned) {
      const missing = planned.plan.capabilities.flatMap(({ backends }) =>
        backends.filter((backend) => !backend.provisioned),
      );
      throw new pulumi.RunError(
        `stack ${settings.stack} (tier ${settings.tier}) cannot be made yet, because the resources of these backends are not written: ` +
          `${[...new Set(missing.map(({ title }) => title))].join(", ")}; \`npm run -s plan -- ${settings.stack}\` shows what it would have`,
      );
    }
    return localTier(planned, settings, machine);
  });
}
