import type { StackContext } from "../../model/stack.ts";
import { localRoot } from "../../plan/compile.ts";
import type { LocalMachine } from "../../plan/compile.ts";
import { localPorts } from "../../plan/local-resources.ts";
import { makePlan } from "../../plan/make-plan.ts";
import type { Mistake } from "../../plan/mistake.ts";
import { Refusal } from "../../plan/mistake.ts";
import type { Plan } from "../../plan/plan.ts";
import { indispensable } from "../../plan/backends/backend.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { livingNotes } from "../../provider/process/leftovers.ts";
import { takenPorts, takenText } from "../../provider/process/ports.ts";
import { settled } from "../arguments/planned.ts";
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
 * Says what keeps a stack from being brought up, as far as that can be known before anything is installed, built or
 * noted in a Pulumi backend.
 *
 * @param name may have organization and project before it
 * @throws Refusal with every mistake of catalog and settings, or with the ports that are taken
 * @throws Failure with the backends that are not there yet
 */
export async function requireReady(name: string): Promise<void> {
  const { catalog, settings, machine } = await settled(name, []);
  const { plan, stack } = await makePlan(catalog, settings, machine);
  const reason = notProvisioned(plan);
  if (reason !== undefined) throw new Failure(reason);
  const taken = await portMistakes(settings, stack, machine);
  if (taken.length > 0) throw new Refusal(`stack ${settings.stack}`, taken);
}

/** The ports of the local tier that another program has. */
async function portMistakes(
  settings: Settings,
  stack: StackContext,
  machine: LocalMachine,
): Promise<readonly Mistake[]> {
  const wanted = localPorts(settings, stack, machine);
  const taken = await takenPorts(wanted, await livingNotes(localRoot(settings, machine)));
  return taken.map((port) => ({
    path: portSetting(settings, port.port),
    found: takenText(port),
    allowed: "a port that is free, or end that program",
  }));
}

/** `ports.prometheus` */
function portSetting({ local }: Settings, port: number): string {
  const [name] = Object.entries(local?.ports ?? {}).find(([, other]) => other === port) ?? ["?"];
  return `ports.${name}`;
}
