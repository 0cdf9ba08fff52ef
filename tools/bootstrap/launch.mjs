/* global AbortController */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { performance } from "node:perf_hooks";
import { run } from "./child.mjs";
import { installDependencies } from "./dependencies.mjs";
import { UserError, errorText, exitCodeOf } from "../../model/user-error.mjs";
import { projectRoot } from "./paths.mjs";
import { programsOf } from "./programs.mjs";
import { reportTo } from "./progress.mjs";
import { obtainPrograms } from "./tools.mjs";

/** A terminal's Ctrl-C reaches npm and us, and npm passes it on: signals within this time, in milliseconds, are one. */
const oneSignalMs = 1_000;

/**
 * What a command needs of this machine: names of programs; see programs.mjs. Where a command's line has to be read first,
 * which only the project's own TypeScript can: the command and its arguments; without `programs` the stack's tier decides.
 *
 * @typedef {{ readonly command: string, readonly args: readonly string[], readonly programs?: readonly string[] }} Checked
 * @typedef {readonly string[] | Checked} Needs
 */

/**
 * Asks what a command needs, once the dependencies are there. Everything that can be known is checked by this, before
 * minutes of building: arguments, terminal, settings, catalog, ports.
 *
 * @param {Checked} checked
 * @param {AbortSignal} signal
 * @returns {Promise<readonly string[]>} names of programs
 * @throws {UserError} with everything that is wrong
 */
async function needsOf({ command, args: given, programs }, signal) {
  const terminal = process.stdin.isTTY && process.stdout.isTTY ? "terminal" : "none";
  const args = ["--import", "tsx", `${projectRoot}/commands/needs.ts`, command, terminal, ...given];
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: projectRoot, signal });
  if (signal.aborted) throw new UserError("Interrupted.", 130);
  if (code !== 0) throw new UserError(stderr.trim(), Math.max(1, code));
  return programs ?? programsOf(JSON.parse(stdout).local === true);
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
    const programs = "command" in needs ? await needsOf(needs, interrupted.signal) : needs;
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
 * Prepares this machine for a command, runs the command and ends with its exit code. What the user can repair is said in
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
    console.error(errorText(error));
    process.exitCode = exitCodeOf(error);
  }
}
