import { UserError } from "../../model/user-error.mjs";
import { notProvisioned } from "../../plan/provisioned.ts";
import { planned } from "../arguments/planned.ts";

/**
 * Says what keeps a stack from being made, before its name is even noted in the user's backend.
 *
 * @param name may have organization and project before it
 * @throws UserError with every issue of its settings, or with the backends that are not there yet
 */
export async function requireProvisioned(name: string): Promise<void> {
  const { plan } = await planned(name.split("/").at(-1) ?? name, []);
  const reason = notProvisioned(plan);
  if (reason !== undefined) throw new UserError(reason);
}
