import { localMachine } from "../../tools/machine.ts";
import { missingPrograms } from "../../components/local/machine.ts";
import { ValidationError } from "../../model/issue.ts";
import { needs } from "./toolchain.ts";

/** Declares that the tests of the enclosing `describe` run the local tier: they need what `npm run up` finds or builds. */
export function needsLocalTier(): void {
  needs("pulumi", "promtool", "amtool");
  before(function () {
    try {
      const missing = missingPrograms(localMachine("."));
      if (missing.length > 0) throw new ValidationError("the local tier", missing);
    } catch (error) {
      if (process.env.REQUIRE_TOOLCHAIN === "1") throw error;
      console.log(`      skipped: ${(error as Error).message}`);
      this.skip();
    }
  });
}
