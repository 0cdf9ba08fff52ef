import { z } from "zod";
import type { RunningStatus } from "../../components/backend.ts";
import { backends } from "../../components/index.ts";
import { resourceTokens } from "../../model/type-token.ts";
import { columns } from "../../model/columns.ts";
import { isAlive } from "../../provider/process/identity.ts";
import { properties } from "../../provider/process/inputs.ts";
import { untilReady } from "../../provider/process/ready.ts";
import { readFound } from "../../tools/bootstrap/found.mjs";
import { programs } from "../../tools/bootstrap/programs.mjs";
import type { OpenedStack } from "./open.ts";
import { recorded } from "./recover.ts";

const processResource = z.object({
  type: z.enum(resourceTokens("Process")),
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

/** What the backends run elsewhere, together; undefined where they run nothing there. */
async function runningElsewhere(resources: readonly unknown[]): Promise<RunningStatus | undefined> {
  const found = await Promise.all(backends.map(async (backend) => backend.status?.(resources)));
  const statuses = found.filter((status) => status !== undefined);
  if (statuses.length === 0) return undefined;
  return {
    rows: statuses.flatMap(({ rows }) => rows),
    unhealthy: statuses.reduce((sum, { unhealthy }) => sum + unhealthy, 0),
  };
}

/** What runs of a stack, on this machine or in its cluster, and whether it is healthy. */
export async function statusOf(opened: OpenedStack): Promise<Status> {
  const { resources, pending } = await recorded(opened);
  const processes = resources.flatMap((resource) => {
    const parsed = processResource.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
  const rows = await Promise.all(processes.map(processRow));
  const elsewhere = await runningElsewhere(resources);
  const running = [...rows.map(({ cells }) => cells), ...(elsewhere?.rows ?? [])];
  const unhealthy = rows.filter(({ healthy }) => !healthy).length + (elsewhere?.unhealthy ?? 0);
  const missing = opened.home === undefined ? [] : notInstalled();
  return {
    lines: [
      `Stack ${opened.name}: ${resources.length} resources, ${elsewhere === undefined ? `${processes.length} processes` : `${elsewhere.rows.length} workloads`}${unhealthy === 0 ? "" : `, ${unhealthy} not healthy`}`,
      ...(running.length === 0 ? [] : columns(running).split("\n")),
      ...(pending.length === 0 ? [] : [`  ${pending.length} operations were interrupted: run \`npm run up\` again`]),
      ...(missing.length === 0 ? [] : [`  not installed, done without: ${missing.join(", ")}`]),
      ...(unhealthy === 0 || elsewhere !== undefined ? [] : ["  `npm run up` repairs it, with the data kept"]),
    ],
    healthy: unhealthy === 0 && pending.length === 0 && resources.length > 0,
  };
}
