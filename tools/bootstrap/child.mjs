import { spawn } from "node:child_process";

/**
 * @typedef {object} Ended
 * @property {number} code -1 where it could not be started, was stopped by us, or ended by a signal
 * @property {string} stdout
 * @property {string} stderr the reason where it could not be started
 * @property {boolean} timedOut
 */

/** How long a stopped program gets before it is killed, in milliseconds. */
const graceMs = 3_000;

/** The most output that is kept of a program, in characters; the rest of a long build's is of no interest. */
const keptCharacters = 200_000;

/**
 * Runs a program to its end and keeps what it prints. It leads a process group of its own, so that an abort or a time-out
 * ends its children too, and a Ctrl-C in the terminal reaches us alone.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, { cwd, env = process.env, timeoutMs, signal } = {}) {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve({ code: -1, stdout: "", stderr: "interrupted", timedOut: false });
      return;
    }
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout = (stdout + text).slice(-keptCharacters)));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr = (stderr + text).slice(-keptCharacters)));

    /** @param {NodeJS.Signals} name */
    const send = (name) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, name);
      } catch {
        // the whole group is gone
      }
    };
    /** @type {NodeJS.Timeout | undefined} */
    let killTimer;
    const stop = () => {
      send("SIGTERM");
      killTimer ??= setTimeout(send, graceMs, "SIGKILL");
    };
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            stop();
          }, timeoutMs);
    signal?.addEventListener("abort", stop);

    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer);
      clearTimeout(killTimer);
      signal?.removeEventListener("abort", stop);
      resolve({ code, stdout, stderr, timedOut });
    };
    child.once("error", (error) => {
      stderr = error.message;
      end(-1);
    });
    child.once("close", (code) => {
      end(code ?? -1);
    });
  });
}

/**
 * The last lines of what a program printed, for a message.
 *
 * @param {Ended} ended
 * @param {number} [lines]
 */
export function lastLines({ stdout, stderr, timedOut }, lines = 8) {
  const text = (stderr.trim() || stdout.trim() || "it printed nothing").split("\n").slice(-lines).join("\n");
  return timedOut ? `it took too long\n${text}` : text;
}
