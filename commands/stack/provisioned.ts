import type { StackContext } from "../../model/stack.ts";
import { localRoot } from "../../plan/compile.ts";
import type { LocalMachine } from "../../plan/compile.ts";
import { localPorts } from "../../plan/local-resources.ts";
import { makePlan } from "../../plan/make-plan.ts";
import type { Issue } from "../../model/issue.ts";
import { ValidationError } from "../../model/issue.ts";
import type { Plan } from "../../plan/plan.ts";
import { indispensable } from "../../plan/backend.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { livingNotes } from "../../provider/process/leftovers.ts";
import { takenPorts, takenText } from "../../provider/process/ports.ts";
import { settled } from "../arguments/planned.ts";
import { UserError } from "../../model/user-error.mjs";

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
 * @throws ValidationError with every issue of catalog and settings, or with the ports that are taken
 * @throws UserError with the backends that are not there yet
 */
export async function requireReady(name: string): Promise<void> {
  const { catalog, settings, machine } = await settled(name, []);
  const { plan, stack } = await makePlan(catalog, settings, machine);
  const reason = notProvisioned(plan);
  if (reason !== undefined) throw new UserError(reason);
  const taken = await portIssues(settings, stack, machine);
  if (taken.length > 0) throw new ValidationError(`stack ${settings.stack}`, taken);
}

/** The ports of the local tier that another program has. */
async function portIssues(settings: Settings, stack: StackContext, machine: LocalMachine): Promise<readonly Issue[]> {
  const wanted = localPorts(settings, stack, machine);
  const taken = await takenPorts(wanted, await livingNotes(localRoot(settings, machine)));
  return taken.map((port) => ({
    path: portSetting(settings, port.port),
    got: takenText(port),
    expected: "a port that is free, or end that program",
  }));
}

/** `ports.prometheus` */
function portSetting({ local }: Settings, port: number): string {
  const [name] = Object.entries(local?.ports ?? {}).find(([, other]) => other === port) ?? ["?"];
  return `ports.${name}`;
}
