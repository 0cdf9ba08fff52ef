import { changingStack, parseStackArguments } from "./bootstrap/arguments.mjs";
import { agrees, requireTerminal } from "./stack/consent.ts";
import { openStack } from "./stack/open.ts";
import { outputLines } from "./stack/outputs.ts";
import { runCommand } from "./stack/run.ts";
import { showPreview } from "./stack/preview.ts";
import { requireProvisioned } from "./stack/provisioned.ts";
import { upStack } from "./stack/up.ts";

// Started by up.mjs, which has checked the arguments and prepared the machine.
await runCommand(async (signal) => {
  const { stack: name, yes } = parseStackArguments(process.argv.slice(2), changingStack("up"));
  const consent = { yes: yes || name === "local", signal };
  requireTerminal(`change the stack ${name}`, consent);
  if (name !== "local") await requireProvisioned(name);
  const opened = await openStack({ name });
  if (opened.home === undefined) {
    await showPreview(opened, { destroy: false, signal });
    if (!(await agrees(`Change the stack ${name} so?`, consent))) {
      console.log("Nothing was changed.");
      return 0;
    }
  }
  const { outputs } = await upStack(opened, { signal });
  console.log(["Where to look:", ...outputLines(outputs)].join("\n"));
  return 0;
});
