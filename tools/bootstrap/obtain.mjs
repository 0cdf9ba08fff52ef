import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { keep, withScratch } from "./cache.mjs";
import { fromDebian } from "./debian.mjs";
import { UserError } from "../../model/user-error.mjs";
import { build } from "./go.mjs";
import { inspect } from "./inspect.mjs";
import { versionOfModule } from "./programs.mjs";
import { fromInstaller } from "./pulumi-installer.mjs";

/**
 * @typedef {import("./programs.mjs").Program} Program
 * @typedef {import("./found.mjs").Found} Found
 * @typedef {import("./go.mjs").Go} Go
 *
 * @typedef {object} Source
 * @property {string} words what is done where, for the progress line
 * @property {(scratch: string) => Promise<string>} obtain returns the folder that holds the programs
 *
 * @typedef {{ toolsFolder: string, signal?: AbortSignal | undefined }} Place
 * @typedef {{ env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} Calls how other programs are called
 */

/**
 * Ways to a program that take seconds, best first.
 *
 * @param {Program} program
 * @param {Calls} calls
 * @returns {Source[]}
 */
export function quickSources(program, calls) {
  const sources = [];
  if (program.installer === true && program.module !== undefined) {
    const version = versionOfModule(program.module);
    sources.push({
      words: `Pulumi's official installer, ${version}`,
      obtain: (/** @type {string} */ scratch) => fromInstaller({ version, scratch, ...calls }),
    });
  }
  if (program.debian !== undefined) {
    sources.push({
      words: `Debian's package ${program.debian}, unpacked and not installed`,
      obtain: (/** @type {string} */ scratch) => fromDebian(program, { scratch, ...calls }),
    });
  }
  return sources;
}

/**
 * The slow way: built by Go. Programs of one module are built together, since they share most of it.
 *
 * @param {readonly Program[]} group
 * @param {Go} go
 * @param {AbortSignal} [signal]
 * @returns {Source}
 */
export function moduleSource(group, go, signal) {
  const modules = group.flatMap(({ module }) => module ?? []);
  const [first] = modules;
  return {
    words: `built by Go ${go.version} from the module ${first?.path} ${first?.version}`,
    obtain: (scratch) => build(go, { modules, scratch, signal }),
  };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} scratch
 */
function alone(folder, name, scratch) {
  const own = join(scratch, "alone", name);
  mkdirSync(own, { recursive: true });
  renameSync(join(folder, name), join(own, name));
  return own;
}

/**
 * Gets programs from one source into the cache. Each is tried out before it is kept; nothing is left of a failure.
 *
 * @param {readonly Program[]} group
 * @param {Source} source
 * @param {Place} place
 * @returns {Promise<Record<string, Found>>}
 */
export function obtain(group, source, { toolsFolder, signal }) {
  return withScratch(toolsFolder, async (scratch) => {
    const folder = await source.obtain(scratch);
    const tried = [];
    for (const program of group) {
      const result = await inspect(program, join(folder, program.name), signal);
      if ("refused" in result) {
        const why = result.refused.replace(`${scratch}/`, "");
        throw new UserError(`${why}; at least ${program.minimum} is needed`);
      }
      tried.push({ program, version: result.version });
    }
    /** @type {Record<string, Found>} */
    const found = {};
    for (const { program, version } of tried) {
      // An archive brings its companions along; of several programs built together each gets a folder of its own.
      const own = tried.length === 1 ? folder : alone(folder, program.name, scratch);
      found[program.name] = {
        path: keep(toolsFolder, { name: program.name, version, folder: own }),
        version,
        origin: source.words,
      };
    }
    return found;
  });
}
