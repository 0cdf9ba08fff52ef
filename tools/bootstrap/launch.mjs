/* global AbortController */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { performance } from "node:perf_hooks";
import { installDependencies } from "./dependencies.mjs";
import { UserError } from "../../model/user-error.mjs";
import { projectRoot } from "./paths.mjs";
import { reportTo } from "./progress.mjs";
import { obtainPrograms } from "./tools.mjs";

/** A terminal's Ctrl-C reaches npm and us, and npm passes it on: signals within this time, in milliseconds, are one. */
const oneSignalMs = 1_000;

/**
 * What a command needs before its TypeScript can run.
 *
 * @param {readonly string[]} programs names; see programs.mjs
 */
async function bootstrap(programs) {
  const interrupted = new AbortController();
  const interrupt = () => {
    interrupted.abort();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    const report = reportTo();
    await installDependencies(projectRoot, { report, signal: interrupted.signal });
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
 * @param {() => { script: string, args: readonly string[], programs: readonly string[] } | undefined} command
 *   undefined where there is nothing to run
 */
export async function launch(command) {
  try {
    const chosen = command();
    if (chosen === undefined) return;
    await bootstrap(chosen.programs);
    process.exitCode = await runScript(chosen.script, chosen.args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
