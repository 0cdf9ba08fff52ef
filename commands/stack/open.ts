import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  LocalWorkspace,
  type ConfigMap,
  type ConfigValue,
  type ProjectSettings,
  type PulumiFn,
  Stack,
  StackNotFoundError,
} from "@pulumi/pulumi/automation/index.js";
import { parse } from "yaml";
import { Failure } from "../bootstrap/failure.mjs";
import { projectRoot } from "../bootstrap/paths.mjs";
import { separateEngineConnections } from "../../provider/engine-connections.ts";
import { localName, stackNames } from "../arguments/stack-files.ts";
import { pulumiCli } from "./cli.ts";
import { environment, isLocal, localHome, throwawayHome, type Home } from "./home.ts";

export interface StackOptions {
  readonly name: string;
  /** What the stack consists of. Default: this project's program. */
  readonly program?: PulumiFn;
  /**
   * Config in memory, by key without the project's name; for throwaway stacks only. An entry of an object has a path:
   * `ports.backend`. Default: none.
   */
  readonly config?: Readonly<Record<string, string | ConfigValue>>;
  /**
   * Makes it a throwaway stack: its state, settings, files and data live in this folder, and go with it. Default: the
   * stack of Pulumi.NAME.yaml.
   */
  readonly stateDir?: string;
  /** The folder with Pulumi.yaml. Default: this project. */
  readonly project?: string;
}

export interface OpenedStack {
  readonly name: string;
  readonly stack: Stack;
  /** Undefined for a stack in the user's own backend. */
  readonly home: Home | undefined;
  /** Name of the Pulumi project. */
  readonly project: string;
}

separateEngineConnections();

/** The SDK's type has no plugins yet; the CLI reads them. */
type Project = ProjectSettings & {
  readonly plugins?: { readonly providers?: readonly { readonly name: string; readonly path: string }[] };
};

/** Pulumi.yaml, with the paths of its plugins made absolute: it is written into other folders too. */
function readProject(folder: string): Project {
  const settings = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) as Project;
  const providers = settings.plugins?.providers?.map((plugin) => ({ ...plugin, path: resolve(folder, plugin.path) }));
  return providers === undefined ? settings : { ...settings, plugins: { ...settings.plugins, providers } };
}

/** A mistyped name would make a new stack in the user's backend. */
function requireSettings(name: string, project: string): void {
  const settings = localName(name);
  const known = stackNames(project);
  if (known.includes(settings)) return;
  throw new Failure(`There is no stack ${name}: Pulumi.${settings}.yaml does not exist. Stacks: ${known.join(", ")}`);
}

function configMap(options: StackOptions, project: string, home: Home): ConfigMap {
  const { tier = "local" } = options.config ?? {};
  const own = { ...(tier === "local" ? { stateDirectory: home.data } : {}), ...options.config };
  const named = Object.entries(own).map(([key, value]) => [
    key.includes(":") ? key : `${project}:${key}`,
    typeof value === "string" ? { value } : value,
  ]);
  return { "pulumi:disable-default-providers[0]": { value: "*" }, ...Object.fromEntries(named) } as ConfigMap;
}

async function defaultProgram(): Promise<PulumiFn> {
  const { program } = await import("../../program.ts");
  return program;
}

async function workspace(options: StackOptions, home: Home | undefined): Promise<LocalWorkspace> {
  const folder = options.project ?? projectRoot;
  for (const made of home === undefined ? [] : [home.backend, home.pulumiHome]) mkdirSync(made, { recursive: true });
  const common = {
    pulumiCommand: await pulumiCli(),
    program: options.program ?? (await defaultProgram()),
    envVars: home === undefined ? {} : environment(home),
  };
  if (home?.throwaway === undefined) return LocalWorkspace.create({ ...common, workDir: folder });
  // A folder of its own, so that no Pulumi.NAME.yaml appears in the checkout.
  const workDir = join(home.throwaway, "project");
  mkdirSync(workDir, { recursive: true });
  return LocalWorkspace.create({ ...common, workDir, projectSettings: readProject(folder) });
}

function homeOf({ name, stateDir, project }: StackOptions): Home | undefined {
  if (stateDir !== undefined) return throwawayHome(resolve(stateDir));
  if (!isLocal(name, project)) return undefined;
  return localHome(name, project === undefined ? undefined : join(project, ".state"));
}

/**
 * Opens a stack, and makes it where it does not exist yet. No resource is touched.
 *
 * @throws Failure where Pulumi.NAME.yaml or the Pulumi CLI does not exist
 */
export async function openStack(options: StackOptions): Promise<OpenedStack> {
  const { name } = options;
  const home = homeOf(options);
  const folder = options.project ?? projectRoot;
  if (home === undefined) requireSettings(name, folder);
  const { name: project } = readProject(folder);
  const stack = await Stack.createOrSelect(name, await workspace(options, home));
  if (home?.throwaway !== undefined) await stack.setAllConfig(configMap(options, project, home), true);
  return { name, stack, home, project };
}

/**
 * Opens a stack that exists.
 *
 * @returns undefined where it does not
 */
export async function findStack(options: StackOptions): Promise<OpenedStack | undefined> {
  const { name } = options;
  const home = homeOf(options);
  if (home === undefined) requireSettings(name, options.project ?? projectRoot);
  else if (!existsSync(home.backend)) return undefined;
  const { name: project } = readProject(options.project ?? projectRoot);
  try {
    return { name, stack: await Stack.select(name, await workspace(options, home)), home, project };
  } catch (error) {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  }
}
