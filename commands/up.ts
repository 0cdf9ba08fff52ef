import { parseStackArguments } from "./bootstrap/arguments.mjs";
import { agrees, requireTerminal } from "./stack/consent.ts";
import { isLocal } from "./stack/home.ts";
import { openStack } from "./stack/open.ts";
import { outputLines } from "./stack/outputs.ts";
import { runCommand } from "./stack/run.ts";
import { showPreview } from "./stack/preview.ts";
import { upStack } from "./stack/up.ts";

// Started by up.mjs, which has checked arguments, settings and ports, and prepared the machine.
await runCommand(async (signal) => {
  const { stack: name, yes } = parseStackArguments(process.argv.slice(2), ["--yes", "--help"]);
  const consent = { yes: yes || isLocal(name), signal };
  requireTerminal(`change the stack ${name}`, consent);
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
