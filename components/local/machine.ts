import { isAbsolute } from "node:path";
import type { LocalMachine } from "../../plan/compile.ts";
import { Refusal } from "../../plan/mistake.ts";
import { databaseUser } from "./compile/processes.ts";
import { account, closedFolder, weAreRoot } from "../../provider/process/user.ts";

const required = ["prometheus", "alertmanager", "blackbox_exporter", "statsd_exporter", "node_exporter"] as const;

/** Throws a Refusal that names every program that has not been found or built yet. */
export function requirePrograms({ programs }: LocalMachine): void {
  const missing = required.filter((name) => !isAbsolute(programs[name]));
  if (missing.length > 0) {
    const allowed = "`npm run up`, which finds or builds it";
    throw new Refusal(
      "this machine",
      missing.map((path) => ({ path, found: "no such program", allowed })),
    );
  }
}

/**
 * Why PostgreSQL cannot run with its data in a folder, where it is installed; undefined where it can. As root it runs
 * as another user, who must exist and be let in: a checkout in root's own home is closed to everybody else.
 */
export async function databaseObstacle({ programs }: LocalMachine, folder: string): Promise<string | undefined> {
  const { postgres, initdb, postgres_exporter: exporter } = programs;
  if (postgres === undefined || initdb === undefined || exporter === undefined) return "PostgreSQL is not installed";
  if (!weAreRoot()) return undefined;
  const user = await account(databaseUser);
  if (user === undefined) return `there is no user ${databaseUser}`;
  const closed = await closedFolder(`${folder}/data`, user);
  return closed === undefined ? undefined : `${closed} is closed to the user ${databaseUser}`;
}

/** The same machine where nobody finds PostgreSQL. */
export function withoutDatabase({ project, programs }: LocalMachine): LocalMachine {
  return { project, programs: { ...programs, postgres: undefined, initdb: undefined, postgres_exporter: undefined } };
}
