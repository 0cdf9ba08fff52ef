import { missingPrograms } from "../../components/local/machine.ts";
import { localMachine } from "../../tools/machine.ts";
import { needs, skipWithout } from "./toolchain.ts";

/** Declares that the tests of the enclosing `describe` run the local tier: they need what `npm run up` finds or builds. */
export function needsLocalTier(): void {
  needs("pulumi", "promtool", "amtool");
  before(function () {
    const missing = missingPrograms(localMachine(".")).map(({ path }) => path);
    skipWithout(this, missing.length === 0 ? undefined : `${missing.join(", ")}: \`npm run up\` obtains them`);
  });
}
