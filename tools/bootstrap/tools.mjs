import { cached, removeAbandoned } from "./cache.mjs";
import { UserError } from "../../model/user-error.mjs";
import { readFound, writeFound } from "./found.mjs";
import { usableGo } from "./go.mjs";
import { missingPrograms } from "./missing.mjs";
import { moduleSource, obtain, quickSources } from "./obtain.mjs";
import * as paths from "./paths.mjs";
import { programs } from "./programs.mjs";
import { search } from "./search.mjs";

export { readFound };

/**
 * @typedef {import("./programs.mjs").Program} Program
 * @typedef {import("./found.mjs").Found} Found
 * @typedef {import("./found.mjs").FoundPrograms} FoundPrograms
 * @typedef {import("./progress.mjs").Report} Report
 *
 * @typedef {object} ObtainOptions
 * @property {Report} report
 * @property {string} [toolsFolder] default: .state/tools
 * @property {NodeJS.ProcessEnv} [env] whose PATH is searched; default: ours
 * @property {AbortSignal | undefined} [signal] stops a build and removes what it left
 */

/**
 * Programs of one module are obtained together.
 *
 * @param {readonly Program[]} missing
 */
function groups(missing) {
  /** @type {Map<string, Program[]>} */
  const byModule = new Map();
  for (const program of missing) {
    const key = program.module?.path ?? program.name;
    byModule.set(key, [...(byModule.get(key) ?? []), program]);
  }
  return [...byModule.values()];
}

/** @param {readonly Program[]} group */
const namesOf = (group) => group.map(({ name }) => name).join(", ");

/**
 * Finds the programs, and obtains those that are missing: from PATH at the pinned minimum version, from our cache, by
 * Pulumi's installer, from a Debian package, or built by Go. Records all of them in found.json.
 *
 * @param {readonly string[]} names
 * @param {ObtainOptions} options
 * @returns {Promise<FoundPrograms>}
 * @throws {UserError} one that names every program that cannot be had and how to install it
 */
export async function obtainPrograms(names, { report, toolsFolder = paths.toolsFolder, env = process.env, signal }) {
  const wanted = programs.filter(({ name }) => names.includes(name));
  removeAbandoned(toolsFolder);
  const recorded = readFound(toolsFolder);
  const searched = await Promise.all(
    wanted.map(async (program) => ({ program, result: await search(program, env, signal) })),
  );
  /** @type {FoundPrograms} */
  const found = {};
  /** @type {Map<string, string[]>} */
  const reasons = new Map();
  for (const { program, result } of searched) {
    const { name } = program;
    if ("path" in result) {
      found[name] = { ...result, origin: "this machine" };
      continue;
    }
    reasons.set(name, result.refusals);
    const kept = cached(toolsFolder, program);
    if (kept === undefined) continue;
    const before = recorded[name];
    found[name] = { ...kept, origin: before?.path === kept.path ? before.origin : "obtained earlier" };
  }
  const missing = wanted.filter(
    ({ name, optional, onlyWith }) =>
      found[name] === undefined && optional !== true && (onlyWith === undefined || found[onlyWith] !== undefined),
  );
  if (missing.length > 0) Object.assign(found, await fetchAll(missing, reasons, { report, toolsFolder, env, signal }));
  const others = Object.entries(recorded).filter(([name]) => !names.includes(name));
  writeFound({ ...Object.fromEntries(others), ...found }, toolsFolder);
  return found;
}

/**
 * @param {readonly Program[]} missing
 * @param {Map<string, string[]>} reasons why what is there is of no use; more are added
 * @param {ObtainOptions & { toolsFolder: string, env: NodeJS.ProcessEnv }} options
 */
async function fetchAll(missing, reasons, { report, toolsFolder, env, signal }) {
  const all = groups(missing);
  const go = await usableGo(env, signal);
  report.line(`Not on this machine at the version that is needed: ${namesOf(missing)}. Obtaining into ${toolsFolder}:`);
  /** @type {FoundPrograms} */
  const found = {};
  /** @param {readonly Program[]} group @param {import("./obtain.mjs").Source} source */
  const attempt = async (group, source) => {
    const number = all.findIndex((other) => group.every((program) => other.includes(program))) + 1;
    const line = `[${number}/${all.length}] ${namesOf(group)}: ${source.words}`;
    try {
      Object.assign(found, await report.during(line, () => obtain(group, source, { toolsFolder, signal })));
    } catch (error) {
      if (signal?.aborted === true) throw new UserError("Interrupted. What was incomplete is removed.", 130);
      if (!(error instanceof UserError)) throw error;
      report.line(`  not that way: ${error.message.split("\n").slice(0, 2).join(" ")}`);
      for (const { name } of group) reasons.set(name, [...(reasons.get(name) ?? []), error.message]);
    }
  };
  for (const program of missing) {
    for (const source of quickSources(program, { env, signal })) {
      if (found[program.name] === undefined) await attempt([program], source);
    }
  }
  const left = () => missing.filter(({ name }) => found[name] === undefined);
  // Without Go they all fail: say so before a build of minutes, not after.
  if (!("problem" in go)) {
    for (const group of groups(left())) await attempt(group, moduleSource(group, go, signal));
  }
  if (left().length > 0)
    throw new UserError(missingPrograms(left(), reasons, "problem" in go ? go.problem : undefined));
  return found;
}
