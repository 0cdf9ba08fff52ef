import { changingStack, parseStackArguments } from "./bootstrap/arguments.mjs";
import { agrees, requireTerminal } from "./stack/consent.ts";
import { downStack, removeHome } from "./stack/down.ts";
import { localHome } from "./stack/home.ts";
import { findStack } from "./stack/open.ts";
import { showPreview } from "./stack/preview.ts";
import { runCommand } from "./stack/run.ts";

// Started by down.mjs, which has checked the arguments and prepared the machine.
await runCommand(async (signal) => {
  const { stack: name, yes } = parseStackArguments(process.argv.slice(2), changingStack("down"));
  const consent = { yes: yes || name === "local", signal };
  requireTerminal(`destroy the stack ${name}`, consent);
  const opened = await findStack({ name });
  if (opened === undefined) {
    if (name === "local") await removeHome(localHome());
    console.log(`Nothing to take down: the stack ${name} is not up.`);
    return 0;
  }
  if (opened.home === undefined) {
    await showPreview(opened, { destroy: true, signal });
    if (!(await agrees(`Destroy the stack ${name}?`, consent))) {
      console.log("Nothing was changed.");
      return 0;
    }
  }
  await downStack(opened, { signal });
  return 0;
});
