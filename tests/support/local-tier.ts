import { localMachine } from "../../tools/machine.ts";
import { missingPrograms } from "../../components/local/machine.ts";
import { ValidationError } from "../../model/issue.ts";
import { needs, skipWithout } from "./toolchain.ts";

/** Declares that the tests of the enclosing `describe` run the local tier: they need what `npm run up` finds or builds. */
export function needsLocalTier(): void {
  needs("pulumi", "promtool", "amtool");
  before(function () {
    const missing = missingPrograms(localMachine("."));
    if (missing.length > 0) skipWithout(this, new ValidationError("the local tier", missing).message);
  });
}
