import { readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ConfigValue } from "@pulumi/pulumi/automation/index.js";
import { parse } from "yaml";
import type { Machine } from "../../components/backend.ts";
import { withoutDatabase } from "../../components/local/machine.ts";
import { localMachine } from "../../tools/machine.ts";
import { canaries } from "../components/kubernetes/test-stack.ts";
import { freePort } from "../support/free-port.ts";
import { withDigests, type Export, type RecordedResource } from "./deployment.ts";

const checkout = join(import.meta.dirname, "../..");

/** The module that lets node run TypeScript, as `import.meta.resolve("tsx")` names it; mocha's loader has no resolve. */
const tsx = pathToFileURL(realpathSync(join(checkout, "node_modules/tsx/dist/loader.mjs"))).href;

const states = join(import.meta.dirname, "v0.1.0");

/** A stack that version 0.1.0 has brought up, ready to be imported. */
interface KeptStack {
  readonly name: string;
  /** As the stack's file had it, and what the test says: keys without the project's name, entries of objects by path. */
  readonly config: Readonly<Record<string, string | ConfigValue>>;
  readonly state: Export;
}

/** A kept state with values for its placeholders; one that has none fails. */
function filled(file: string, values: ReadonlyMap<string, string>): Export {
  const valueOf = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${file} has the placeholder ${name}, for which there is no value`);
    return value;
  };
  const text = readFileSync(join(states, file), "utf8")
    .replaceAll(/"@number:(\w+)@"/g, (_, name: string) => valueOf(`port:${name}`))
    .replaceAll(/@(checkout|tsx|data|kubeconfig|charts|(?:program|port):\w+)@/g, (_, name: string) =>
      JSON.stringify(valueOf(name)).slice(1, -1),
    );
  return JSON.parse(text) as Export;
}

type Settings = Readonly<Record<string, string | number | Readonly<Record<string, string | number>>>>;

/** Settings of a kept stack file, as a throwaway stack takes them: an entry of an object by its path. */
function keptSettings(stack: string): Readonly<Record<string, string>> {
  const { config } = parse(readFileSync(join(states, `Pulumi.${stack}.yaml`), "utf8")) as { readonly config: Settings };
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) => {
      const name = key.slice(key.indexOf(":") + 1);
      if (typeof value !== "object") return [[name, String(value)]];
      return Object.entries(value).map(([part, entry]) => [`${name}.${part}`, String(entry)]);
    }),
  );
}

export const withResources = (state: Export, resources: readonly RecordedResource[]): Export => ({
  ...state,
  deployment: { ...state.deployment, resources },
});

/** This machine as that of the state was: without PostgreSQL and Grafana. */
export function keptMachine(): Machine {
  const machine = withoutDatabase(localMachine(checkout), "PostgreSQL is not installed");
  return { ...machine, programs: { ...machine.programs, grafana: undefined } };
}

const portNames = [
  ...["backend", "backendTls", "exporters", "exportersTls", "prometheus", "alertmanager", "node", "postgres"],
  ...["database", "statsd", "statsdMetrics", "blackbox", "inbox", "smtp", "grafana"],
];

/**
 * The stack `local`, on free ports.
 *
 * @param data folder of its files and data
 */
export async function keptLocalStack(data: string): Promise<KeptStack> {
  const ports: [string, string][] = [];
  for (const name of portNames) ports.push([name, String(await freePort())]);
  const { programs } = keptMachine();
  const paths = Object.values(programs).filter((path) => path !== undefined);
  const state = filled(
    "local.json",
    new Map<string, string>([
      ["checkout", checkout],
      ["tsx", tsx],
      ["data", data],
      ...paths.map((path) => [`program:${basename(path)}`, path] as const),
      ...ports.map(([name, port]) => [`port:${name}`, port] as const),
    ]),
  );
  return {
    name: "local",
    config: {
      ...keptSettings("local"),
      ...Object.fromEntries(ports.map(([name, port]) => [`ports.${name}`, port])),
    },
    state: withResources(state, withDigests(state.deployment.resources)),
  };
}

/** The stack `prod`, with every secret that version 0.1.0 asked for. */
export function keptProdStack(kubeconfig: string, charts: string): KeptStack {
  const secrets = Object.entries(canaries).map(([key, value]) => [key, { value, secret: true }] as const);
  return {
    name: "prod",
    config: { ...keptSettings("prod"), "kubernetes.charts": charts, ...Object.fromEntries(secrets) },
    state: filled(
      "prod.json",
      new Map([
        ["kubeconfig", kubeconfig],
        ["charts", charts],
      ]),
    ),
  };
}
