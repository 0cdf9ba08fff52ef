import type { ChangePlan } from "../resource-kind.ts";

/**
 * How a change reaches a process: `restart` ends it and starts it again, or starts one that is not running, `reload` has
 * it read its files again, `record` touches nothing but our own record.
 */
type Action = "restart" | "reload" | "record";

/** What a program takes in only when it starts. `running` differs when a refresh found it stopped. */
const needRestart = [
  "running",
  "program",
  "args",
  "env",
  "user",
  "ports",
  "ready",
  "dataDirectories",
  "restartDigest",
] as const;

/** The way to carry out a change of these properties; a program that cannot reload is restarted for its files. */
export function actionFor(changed: ReadonlySet<string>, canReload: boolean): Action {
  if (needRestart.some((name) => changed.has(name))) return "restart";
  if (changed.has("configDigest")) return canReload ? "reload" : "restart";
  return "record";
}

/** Only another directory needs another process: its pidfile, log and working files live there. */
export function planFor(changed: ReadonlySet<string>): ChangePlan {
  return { replaces: changed.has("directory") ? ["directory"] : [], deleteBeforeReplace: true };
}
