/* global AbortController */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { performance } from "node:perf_hooks";
import { run } from "./child.mjs";
import { installDependencies } from "./dependencies.mjs";
import { Failure, unexpected } from "./failure.mjs";
import { projectRoot } from "./paths.mjs";
import { programsOf } from "./programs.mjs";
import { reportTo } from "./progress.mjs";
import { obtainPrograms } from "./tools.mjs";

/** A terminal's Ctrl-C reaches npm and us, and npm passes it on: signals within this time, in milliseconds, are one. */
const oneSignalMs = 1_000;

/**
 * What a command needs of this machine: names of programs; see programs.mjs. The tier of a stack decides that, which
 * only the project's own TypeScript reads: `stack` names the stack, and whether it is brought up.
 *
 * @typedef {readonly string[] | { readonly stack: string, readonly up: boolean }} Needs
 */

/**
 * Asks what a stack needs, once the dependencies are there. Of a stack that is brought up, everything that can be known
 * is checked by this, before minutes of building: settings, catalog, ports.
 *
 * @param {string} stack
 * @param {boolean} up
 * @param {AbortSignal} signal
 * @returns {Promise<readonly string[]>} names of programs
 * @throws {Failure} with everything that is wrong
 */
async function needsOf(stack, up, signal) {
  const args = ["--import", "tsx", `${projectRoot}/commands/needs.ts`, stack, ...(up ? ["--up"] : [])];
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: projectRoot, signal });
  if (signal.aborted) throw new Failure("Interrupted.", 130);
  if (code !== 0) throw new Failure(stderr.trim(), Math.max(1, code));
  return programsOf(JSON.parse(stdout).local === true);
}

/**
 * Prepares this machine, so that the command's TypeScript can run.
 *
 * @param {Needs} needs
 */
async function bootstrap(needs) {
  const interrupted = new AbortController();
  const interrupt = () => {
    interrupted.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    const report = reportTo();
    await installDependencies(projectRoot, { report, signal: interrupted.signal });
    const programs = "stack" in needs ? await needsOf(needs.stack, needs.up, interrupted.signal) : needs;
    await obtainPrograms(programs, { report, signal: interrupted.signal });
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/**
 * Runs a TypeScript file of this project and returns its exit code. It has a process group of its own: a Ctrl-C reaches
 * it once, from us, and Pulumi takes a second one to mean "stop without tidying up".
 *
 * @param {string} script relative to the project
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runScript(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", `${projectRoot}/${script}`, ...args], {
      cwd: projectRoot,
      stdio: "inherit",
      detached: true,
    });
    let last = -Infinity;
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (performance.now() - last < oneSignalMs) return;
      last = performance.now();
      child.kill(signal);
    };
    process.on("SIGINT", forward).on("SIGTERM", forward).on("SIGHUP", forward);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward).off("SIGHUP", forward);
      resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]);
    });
  });
}

/**
 * Prepares this machine for a command, runs the command and ends with its exit code. What the user can mend is said in
 * one message.
 *
 * @param {() => { script: string, args: readonly string[], needs: Needs } | undefined} command
 *   undefined where there is nothing to run
 */
export async function launch(command) {
  try {
    const chosen = command();
    if (chosen === undefined) return;
    await bootstrap(chosen.needs);
    process.exitCode = await runScript(chosen.script, chosen.args);
  } catch (error) {
    console.error(error instanceof Failure ? error.message : unexpected(error));
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}
