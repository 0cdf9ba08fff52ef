import * as pulumi from "@pulumi/pulumi";
import { catalog } from "../../catalog/index.ts";
import { localTier, type LocalOutputs } from "../../components/local/local-tier.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { runtimeConfig } from "../../plan/settings/raw-config.ts";
import { resolveSettings } from "../../plan/settings/resolve.ts";
import { keptMachine } from "./kept.ts";

/** This project's program for the local tier, on a machine as that of the kept state was, whatever else this one has. */
export async function localProgram(): Promise<LocalOutputs> {
  const machine = keptMachine();
  const settings = resolveSettings(
    runtimeConfig(pulumi.runtime.allConfig(), []),
    { stack: pulumi.getStack(), product: catalog.product },
    { grafana: false },
  );
  return localTier(await makePlan(catalog, settings, machine), settings, machine, "PostgreSQL is not installed");
}
