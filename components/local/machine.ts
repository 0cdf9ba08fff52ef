import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Issue } from "../../model/issue.ts";
import type { Machine } from "../backend.ts";
import { oldDatabase } from "../../model/old-names.ts";
import type { Layout } from "./layout.ts";
import type { DatabaseCluster } from "./processes.ts";
import { databaseUser, newDatabase } from "./processes.ts";
import { account, closedFolder, weAreRoot } from "../../provider/process/user.ts";

const required = ["prometheus", "alertmanager", "blackbox_exporter", "statsd_exporter", "node_exporter"] as const;

/** Every program that has not been found or built yet. */
export const missingPrograms = ({ programs }: Machine): readonly Issue[] =>
  required
    .filter((name) => !isAbsolute(programs[name] ?? name))
    .map((name) => ({ path: name, got: "no such program", expected: "`npm run up`, which finds or builds it" }));

/**
 * Why PostgreSQL cannot run with its data in a folder, where it is installed; undefined where it can. As root it runs
 * as another user, who must exist and be let in: a checkout in root's own home is closed to everybody else.
 */
export async function databaseObstacle({ programs }: Machine, folder: string): Promise<string | undefined> {
  const { postgres, initdb, postgres_exporter: exporter } = programs;
  if (postgres === undefined || initdb === undefined || exporter === undefined) return "PostgreSQL is not installed";
  if (!weAreRoot()) return undefined;
  const user = await account(databaseUser);
  if (user === undefined) return `there is no user ${databaseUser}`;
  const closed = await closedFolder(`${folder}/data`, user);
  return closed === undefined ? undefined : `${closed} is closed to the user ${databaseUser}`;
}

/**
 * PostgreSQL's data directory in a stack's folder: the one that an earlier version made, with the superuser that it was
 * made with, as long as it is there; else today's.
 */
export function databaseCluster(places: Pick<Layout, "data">): DatabaseCluster {
  const made = existsSync(join(places.data("postgres"), oldDatabase.folder, "PG_VERSION"));
  return made ? oldDatabase : newDatabase;
}

/** The same machine where nobody finds PostgreSQL, which cannot be used there for this reason. */
export function withoutDatabase(machine: Machine, obstacle: string): Machine {
  return {
    ...machine,
    programs: { ...machine.programs, postgres: undefined, initdb: undefined, postgres_exporter: undefined },
    obstacles: { ...machine.obstacles, postgres: obstacle },
  };
}
