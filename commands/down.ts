import { changingStack, parseStackArguments } from "../tools/bootstrap/arguments.mjs";
import { agrees, requireTerminal } from "./stack/confirmation.ts";
import { downStack, removeHome } from "./stack/down.ts";
import { isLocal, localHome } from "./stack/home.ts";
import { findStack } from "./stack/open.ts";
import { showPreview } from "./stack/preview.ts";
import { runCommand } from "./stack/run.ts";

// Started by down.mjs, which has checked the arguments and prepared the machine.
await runCommand(async (signal) => {
  const { stack: name, yes } = parseStackArguments(process.argv.slice(2), changingStack("down"));
  const local = isLocal(name);
  const confirmation = { yes: yes || local, signal };
  requireTerminal(confirmation);
  const opened = await findStack({ name });
  if (opened === undefined) {
    if (local) await removeHome(localHome(name));
    console.log(`Nothing to take down: stack ${name} is not up.`);
    return 0;
  }
  if (opened.home === undefined) {
    await showPreview(opened, { destroy: true, signal });
    if (!(await agrees(`Destroy stack ${name}?`, confirmation))) {
      console.log("No changes made.");
      return 0;
    }
  }
  await downStack(opened, { signal });
  return 0;
});
