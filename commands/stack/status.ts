import { z } from "zod";
import { columns } from "../../plan/report/columns.ts";
import { isAlive } from "../../provider/process/identity.ts";
import { properties } from "../../provider/process/inputs.ts";
import { untilReady } from "../../provider/process/ready.ts";
import { readFound } from "../bootstrap/found.mjs";
import { programs } from "../bootstrap/programs.mjs";
import { clusterStatus } from "./cluster-status.ts";
import type { OpenedStack } from "./open.ts";
import { recorded } from "./recover.ts";

const processResource = z.object({
  type: z.literal("stratoai:index:Process"),
  urn: z.string(),
  outputs: z.object({
    program: z.string(),
    pid: z.number(),
    startTime: z.string(),
    log: z.string(),
    ports: properties.ports,
    ready: properties.ready,
  }),
});

type ProcessResource = z.infer<typeof processResource>;

export interface Status {
  readonly lines: readonly string[];
  readonly healthy: boolean;
}

/** What is wrong with a process; undefined where it runs and answers. */
async function trouble({ outputs }: ProcessResource): Promise<string | undefined> {
  if (!(await isAlive(outputs))) return `stopped; its last words are in ${outputs.log}`;
  const unready = await untilReady({ ...outputs.ready, timeoutSeconds: 0 }, new AbortController().signal);
  return unready === undefined ? undefined : `runs, but ${unready}`;
}

async function processRow(resource: ProcessResource): Promise<{ cells: string[]; healthy: boolean }> {
  const { urn, outputs } = resource;
  const wrong = await trouble(resource);
  const ports = outputs.ports.map(({ port, protocol }) => (protocol === "udp" ? `${port}/udp` : String(port)));
  return {
    cells: [
      urn.split("::").at(-1) ?? urn,
      wrong === undefined ? "healthy" : "NOT HEALTHY",
      `pid ${outputs.pid}`,
      `127.0.0.1:${ports.join(",")}`,
      wrong ?? outputs.program,
    ],
    healthy: wrong === undefined,
  };
}

/** Programs that the local tier does without where they are not installed. */
function notInstalled(): string[] {
  const found = readFound();
  return programs
    .filter(({ name, optional }) => optional === true && found[name] === undefined)
    .map(({ name }) => name);
}

/** What runs of a stack, on this machine or in its cluster, and whether it is healthy. */
export async function statusOf(opened: OpenedStack): Promise<Status> {
  const { resources, pending } = await recorded(opened);
  const processes = resources.flatMap((resource) => {
    const parsed = processResource.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
  const rows = await Promise.all(processes.map(processRow));
  const cluster = await clusterStatus(resources);
  const running = [...rows.map(({ cells }) => cells), ...(cluster?.rows ?? [])];
  const ill = rows.filter(({ healthy }) => !healthy).length + (cluster?.ill ?? 0);
  const missing = opened.home === undefined ? [] : notInstalled();
  return {
    lines: [
      `Stack ${opened.name}: ${resources.length} resources, ${cluster === undefined ? `${processes.length} processes` : `${cluster.rows.length} workloads`}${ill === 0 ? "" : `, ${ill} not healthy`}`,
      ...(running.length === 0 ? [] : columns(running).split("\n")),
      ...(pending.length === 0 ? [] : [`  ${pending.length} operations were interrupted: run \`npm run up\` again`]),
      ...(missing.length === 0 ? [] : [`  not installed, done without: ${missing.join(", ")}`]),
      ...(ill === 0 || cluster !== undefined ? [] : ["  `npm run up` mends it, with the data kept"]),
    ],
    healthy: ill === 0 && pending.length === 0 && resources.length > 0,
  };
}
