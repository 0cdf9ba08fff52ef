import { performance } from "node:perf_hooks";
import { clearInterval, setInterval } from "node:timers";

/**
 * @typedef {object} Report
 * @property {(line: string) => void} line
 * @property {<T>(what: string, action: () => Promise<T>) => Promise<T>} during says what is done, that it still goes on, and how long it took
 */

/** How often a log says that something still goes on, in milliseconds; a terminal's line is kept up to date each second. */
const logHeartbeatMs = 30_000;
const terminalHeartbeatMs = 1_000;

/** @param {number} since milliseconds of `performance.now()` */
const elapsed = (since) => `${Math.round((performance.now() - since) / 1000)} s`;

/**
 * Reports progress to a terminal or a log.
 *
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} [stream] default: standard output
 * @param {number} [heartbeatMs]
 * @returns {Report}
 */
export function reportTo(stream = process.stdout, heartbeatMs) {
  const terminal = stream.isTTY === true;
  return {
    line(line) {
      stream.write(`${line}\n`);
    },
    async during(what, action) {
      const started = performance.now();
      stream.write(`${what}\n`);
      const beat = setInterval(
        () => stream.write(terminal ? `\r  … ${elapsed(started)}` : `  … ${elapsed(started)}\n`),
        heartbeatMs ?? (terminal ? terminalHeartbeatMs : logHeartbeatMs),
      );
      try {
        const result = await action();
        stream.write(terminal ? `\r  took ${elapsed(started)}\n` : `  took ${elapsed(started)}\n`);
        return result;
      } catch (error) {
        if (terminal) stream.write("\n");
        throw error;
      } finally {
        clearInterval(beat);
      }
    },
  };
}
