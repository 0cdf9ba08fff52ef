import { setTimeout as sleep } from "node:timers/promises";
import { catalog } from "../catalog/index.ts";
import { accelerate } from "../model/accelerate.ts";
import type { Alert } from "../model/alert.ts";
import { allAlerts } from "../model/catalog.ts";
import { seconds } from "../model/duration.ts";
import { Failure } from "./bootstrap/failure.mjs";
import type { DrillArguments } from "./drill/arguments.ts";
import { drillArguments, drillHelp, fastTraffic } from "./drill/arguments.ts";
import type { DrilledStack } from "./drill/faults.ts";
import { drillAll } from "./drill/run.ts";
import { localStack, onThrowawayStack } from "./drill/stacks.ts";
import type { DrillResult } from "./drill/table.ts";
import { drillTable } from "./drill/table.ts";
import { runCommand } from "./stack/run.ts";

/** Longer than this nobody watches a resolution; the table then says within what time it resolves. */
const resolutionSeconds = 600;

/** Progress goes beside the table, so that --json can be read by a program. */
const report = (line: string): void => {
  console.error(line);
};

function chosen({ alerts, fast }: DrillArguments): (alert: Alert) => boolean {
  if (alerts.length > 0) return ({ name }) => alerts.includes(name);
  return ({ severity }) => fast || severity === "critical";
}

async function drillOn(
  stack: DrilledStack,
  args: DrillArguments,
  speed: number,
  signal: AbortSignal,
): Promise<readonly DrillResult[]> {
  const running = accelerate(catalog, speed);
  return drillAll(allAlerts(running).filter(chosen(args)), running, stack, {
    speed,
    resolutionSeconds,
    report,
    signal,
  });
}

async function results(args: DrillArguments, signal: AbortSignal): Promise<readonly DrillResult[]> {
  if (!args.fast) {
    const { stack, speed } = await localStack();
    return drillOn(stack, args, speed, signal);
  }
  report(`Bringing up a throwaway stack whose time runs ${args.speed} times faster`);
  return onThrowawayStack(
    { speed: String(args.speed), traffic: String(fastTraffic) },
    { signal, report: () => undefined },
    async (stack) => {
      // A burst of clean history, so that a share of errors is a share of something.
      await sleep((4 * seconds("5m") * 1000) / args.speed, undefined, { signal });
      return drillOn(stack, args, args.speed, signal);
    },
  );
}

// Started by run.mjs, which has prepared the machine.
await runCommand(async (signal) => {
  const known = allAlerts(catalog).map(({ name }) => name);
  const args = drillArguments(process.argv.slice(2), known);
  if (args.help) {
    console.log(drillHelp);
    return 0;
  }
  const table = await results(args, signal).catch((error: unknown) => {
    if (signal.aborted) throw new Failure("Interrupted; every fault was taken back.", 130);
    throw error;
  });
  console.log(args.json ? JSON.stringify(table, null, 2) : drillTable(table));
  const failed = table.filter(({ passed }) => !passed).length;
  if (failed > 0) report(`${failed} of ${table.length} drills failed.`);
  return failed > 0 ? 1 : 0;
});
