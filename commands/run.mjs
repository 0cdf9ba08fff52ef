import { checkNode } from "./bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("./bootstrap/launch.mjs");
const { Failure } = await import("./bootstrap/failure.mjs");
const { programsOf } = await import("./bootstrap/programs.mjs");

/** The commands that need this machine prepared, and the programs that each needs. @type {Record<string, string[]>} */
const commands = { drill: programsOf(true), status: ["pulumi"] };

await launch(() => {
  const [name = "", ...args] = process.argv.slice(2);
  const programs = commands[name];
  if (programs === undefined) {
    throw new Failure(`There is no command "${name}"; allowed: ${Object.keys(commands).join(", ")}`, 2);
  }
  // A command explains itself; for that it needs no program.
  const explains = args.some((arg) => arg === "--help" || arg === "-h");
  return { script: `commands/${name}.ts`, args, needs: explains ? [] : programs };
});
