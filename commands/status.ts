import { nearest } from "../model/suggestion.ts";
import { parseStackArguments } from "../tools/bootstrap/arguments.mjs";
import { defaultStack } from "../tools/bootstrap/paths.mjs";
import { findStack } from "./stack/open.ts";
import { outputLines } from "./stack/outputs.ts";
import { runCommand } from "./stack/run.ts";
import { statusOf } from "./stack/status.ts";

const help = `npm run status [-- STACK]

Says what runs where, whether it is healthy, and what is missing. Exit code 0: all of it is healthy.

  STACK   default local
  --help  this text`;

await runCommand(async () => {
  const { stack: name, help: explain } = parseStackArguments(process.argv.slice(2), { command: "status", nearest });
  if (explain) {
    console.log(help);
    return 0;
  }
  const opened = await findStack({ name });
  if (opened === undefined) {
    console.log(`Stack ${name} is not up; \`npm run up${name === defaultStack ? "" : ` -- ${name}`}\` brings it up.`);
    return 1;
  }
  const { lines, healthy } = await statusOf(opened);
  console.log([...lines, ...outputLines(await opened.stack.outputs())].join("\n"));
  return healthy ? 0 : 1;
});
