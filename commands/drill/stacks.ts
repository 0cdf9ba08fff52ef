import { join } from "node:path";
import type { ConfigValue, OutputMap, PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { catalog as deployed } from "../../catalog/index.ts";
import { layout } from "../../components/local/layout.ts";
import type { LocalPorts } from "../../components/local/ports.ts";
import type { Catalog } from "../../model/catalog.ts";
import { readPidfile } from "../../provider/process/pidfile.ts";
import { UserError } from "../../model/user-error.mjs";
import { defaultStack, stateFolder } from "../../tools/bootstrap/paths.mjs";
import { downStack } from "../stack/down.ts";
import type { OpenedStack } from "../stack/open.ts";
import { findStack, openStack } from "../stack/open.ts";
import type { OperationOptions } from "../stack/operation.ts";
import { upStack } from "../stack/up.ts";
import type { DrilledStack } from "./faults.ts";
import { plannedAsOpened, prometheusConfigOf } from "./planned.ts";
import { reservePorts } from "./reserved-ports.ts";

const quiet = (): void => undefined;

function text(outputs: OutputMap, name: string): string {
  const value: unknown = outputs[name]?.value;
  if (typeof value !== "string")
    throw new UserError(`the stack has no output ${name}; \`npm run up\` brings it up to date`);
  return value;
}

/** A running local tier as drills see it. */
function drilled(opened: OpenedStack, outputs: OutputMap, catalog: Catalog): DrilledStack {
  const { data } = opened.home ?? { data: "" };
  const places = layout(data);
  let repairing: Promise<unknown> = Promise.resolve();
  return {
    prometheus: text(outputs, "prometheus"),
    inbox: text(outputs, "inbox"),
    backend: text(outputs, "backend"),
    exporters: text(outputs, "exporters"),
    prometheusDirectory: text(outputs, "prometheusConfiguration"),
    prometheusConfig: async () => prometheusConfigOf(await plannedAsOpened(opened, catalog)),
    pid: (process) => {
      const pidfile = readPidfile(places.process(process));
      return pidfile === undefined
        ? Promise.reject(new Error(`the stack has no process ${process}`))
        : Promise.resolve(pidfile.pid);
    },
    // One engine run at a time: two drills of a round may have stopped something. An interrupt does not end it, because
    // taking a fault back is what an interrupted drill does last.
    repair: () => {
      repairing = repairing.catch(quiet).then(() => upStack(opened, { report: quiet }));
      return repairing.then(quiet);
    },
  };
}

/** The default stack, which must be up. */
export async function localStack(): Promise<{ stack: DrilledStack; speed: number }> {
  const opened = await findStack({ name: defaultStack });
  const outputs = opened === undefined ? {} : await opened.stack.outputs();
  if (opened === undefined || outputs.prometheus === undefined) {
    throw new UserError("The local stack is not up: run `npm run up` first, or drill with --fast on a throwaway one.");
  }
  return { stack: drilled(opened, outputs, deployed), speed: Number(outputs.speed?.value ?? 1) };
}

const portNames = [
  ...["backend", "backendTls", "exporters", "exportersTls", "prometheus", "alertmanager", "node", "postgres"],
  ...["database", "statsd", "statsdMetrics", "blackbox", "inbox", "smtp", "grafana"],
] as readonly (keyof LocalPorts)[];

/** Settings and secrets of a throwaway stack, by key, or by path for an entry of an object. */
type ThrowawaySettings = Readonly<Record<string, string | ConfigValue>>;

export interface ThrowawayStack {
  readonly opened: OpenedStack;
  /**
   * As drills see it, once it is up.
   *
   * @param catalog what its program deploys. Default: this project's
   */
  readonly drilled: (catalog?: Catalog) => Promise<DrilledStack>;
}

/**
 * A throwaway local tier on reserved ports that keeps everything in one folder; nothing runs yet.
 *
 * @param program what it consists of. Default: this project's program
 */
export async function openThrowawayStack(
  stateDir: string,
  settings: ThrowawaySettings,
  program?: PulumiFn,
): Promise<ThrowawayStack> {
  const ports = await reservePorts(portNames.length);
  const byName = Object.fromEntries(portNames.map((name, index) => [`ports.${name}`, String(ports[index])]));
  const config: ThrowawaySettings = { ...byName, ...settings };
  const opened = await openStack({ name: "drill", stateDir, config, ...(program === undefined ? {} : { program }) });
  return {
    opened,
    drilled: async (catalog = deployed) => drilled(opened, await opened.stack.outputs(), catalog),
  };
}

/**
 * Brings up a throwaway local tier, works on it, and takes it down again whatever happens.
 *
 * @param prepare runs before the stack comes up, with the folder that it keeps its files and data in
 */
export async function onThrowawayStack<T>(
  settings: ThrowawaySettings,
  options: OperationOptions,
  work: (stack: DrilledStack) => Promise<T>,
  prepare: (folder: string) => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  const stateDir = join(stateFolder, `drill-${process.pid}`);
  const throwaway = await openThrowawayStack(stateDir, settings);
  try {
    await prepare(throwaway.opened.home?.data ?? stateDir);
    await upStack(throwaway.opened, options);
    return await work(await throwaway.drilled());
  } finally {
    // An interrupt ends the work, not the clearing away.
    await downStack(throwaway.opened, { report: quiet });
  }
}
