import { localMachine } from "../../commands/arguments/machine.ts";
import { requirePrograms } from "../../components/local/machine.ts";
import { needs, skipWithout } from "./toolchain.ts";

/** Declares that the tests of the enclosing `describe` run the local tier: they need what `npm run up` finds or builds. */
export function needsLocalTier(): void {
  needs("pulumi", "promtool", "amtool");
  before(function () {
    try {
      requirePrograms(localMachine("."));
    } catch (error) {
      skipWithout(this, (error as Error).message);
    }
  });
}
