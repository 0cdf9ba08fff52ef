import { ValidationError } from "../../model/issue.ts";
import { UserError } from "../../model/user-error.mjs";
import { notProvisioned } from "../../plan/provisioned.ts";
import { planned } from "../arguments/planned.ts";

/**
 * Says what keeps a stack from being brought up, as far as that can be known before anything is installed, built or
 * recorded in a Pulumi backend.
 *
 * @param name may have organization and project before it
 * @throws ValidationError with every issue of catalog and settings, or with the ports that are taken
 * @throws UserError with the backends that are not there yet
 */
export async function requireReady(name: string): Promise<void> {
  const { plan, compiled } = await planned(name, []);
  const reason = notProvisioned(plan);
  if (reason !== undefined) throw new UserError(reason);
  const issues = await Promise.all(
    compiled.map(async ({ backend, context }) => (await backend.obstacles?.(context)) ?? []),
  );
  if (issues.flat().length > 0) throw new ValidationError(`stack ${plan.stack}`, issues.flat());
}
