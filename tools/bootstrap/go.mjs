import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { lastLines, run } from "./child.mjs";
import { UserError } from "../../model/user-error.mjs";
import { versionOfModule } from "./programs.mjs";
import { atLeast, printedVersion } from "./version.mjs";

/** @typedef {import("./programs.mjs").GoModule} GoModule */

/** The oldest Go that builds every pinned module; the newest `go` line among them asks for it. */
export const minimumGo = "1.26.7";

/** How long Go may take to fetch a newer Go for itself, in milliseconds. */
const toolchainMs = 120_000;

/** @typedef {{ env: NodeJS.ProcessEnv, version: string }} Go the environment to call it with, and its version */

/** @param {NodeJS.ProcessEnv} env @param {number} timeoutMs @param {AbortSignal} [signal] */
async function goVersion(env, timeoutMs, signal) {
  const ended = await run("go", ["version"], { env, timeoutMs, signal });
  return ended.code === 0 ? printedVersion(ended.stdout) : undefined;
}

/**
 * A Go that is new enough: the one on PATH, or one that it can fetch for itself.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @returns {Promise<Go | { problem: string }>}
 */
export async function usableGo(env, signal) {
  const base = {
    ...env,
    // The modules are built as they were released, whatever the user set for their own work.
    GOFLAGS: "-buildvcs=false",
    GOWORK: "off",
    GO111MODULE: "on",
    // None of them needs a C compiler on Linux; node_exporter does on other systems.
    ...(process.platform === "linux" ? { CGO_ENABLED: "0" } : {}),
  };
  const present = await goVersion(base, 30_000, signal);
  if (present === undefined) return { problem: "Go is not on PATH" };
  if (atLeast(present, minimumGo)) return { env: base, version: present };
  const newer = { ...base, GOTOOLCHAIN: `go${minimumGo}` };
  const fetched = await goVersion(newer, toolchainMs, signal);
  if (fetched !== undefined && atLeast(fetched, minimumGo)) return { env: newer, version: fetched };
  return { problem: `Go on PATH is ${present} and cannot fetch a newer one` };
}

/**
 * Go keeps sources and objects in its user's caches; a user without a home gets them in the scratch folder.
 *
 * @param {Go} go
 * @param {string} scratch
 */
function withCaches(go, scratch) {
  if ((go.env["HOME"] ?? "") !== "" && homedir() !== "/") return go.env;
  return {
    ...go.env,
    GOPATH: join(scratch, "go"),
    GOCACHE: join(scratch, "go-cache"),
    GOFLAGS: "-buildvcs=false -modcacherw",
  };
}

/**
 * Builds programs of one module at its pinned version, from the published module alone.
 *
 * @param {Go} go
 * @param {{ modules: readonly GoModule[], scratch: string, signal?: AbortSignal | undefined }} options modules that differ in their package only
 * @returns {Promise<string>} the folder with the programs
 */
export async function build(go, { modules, scratch, signal }) {
  const source = join(scratch, "source");
  const out = join(scratch, "programs");
  mkdirSync(source);
  mkdirSync(out);
  writeFileSync(join(source, "go.mod"), `module programs\n\ngo ${minimumGo}\n`);
  const env = withCaches(go, scratch);
  /** @param {string[]} args */
  const call = async (args) => {
    const ended = await run("go", args, { cwd: source, env, signal });
    if (ended.code !== 0) throw new UserError(`go ${args[0] ?? ""} failed:\n${lastLines(ended)}`);
  };
  const first = modules[0];
  if (first === undefined) return out;
  const packages = modules.map((module) => module.path + module.package);
  await call(["get", "-tool", ...packages.map((path) => `${path}@${first.version}`)]);
  const spoken = (first.versionPrefix ?? "") + versionOfModule(first);
  await call([
    ...["build", "-trimpath", "-ldflags", `-s -w -X ${first.versionVariable}=${spoken}`],
    ...(first.tags === undefined ? [] : ["-tags", first.tags]),
    ...["-o", `${out}/`, ...packages],
  ]);
  return out;
}
