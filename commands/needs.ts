import { isLocal } from "./stack/home.ts";
import { requireReady } from "./stack/provisioned.ts";
import { runCommand } from "./stack/run.ts";

/**
 * `needs.ts STACK [--up]`, for the bootstrap: prints as JSON whether the stack lives on this machine, whose programs it
 * then needs. With `--up` it refuses first what cannot be brought up.
 */
await runCommand(async () => {
  const [name = "local", flag] = process.argv.slice(2);
  if (flag === "--up") await requireReady(name);
  console.log(JSON.stringify({ local: isLocal(name) }));
  return 0;
});
