import type { Context } from "../backend.ts";
import type { Issue } from "../../model/issue.ts";
import { livingPidfiles } from "../../provider/process/leftovers.ts";
import { takenPorts } from "../../provider/process/ports.ts";
import { localOptions, placesOf } from "./options.ts";
import type { LocalPorts } from "./ports.ts";
import { processes } from "./processes.ts";
import type { LocalSettings } from "./settings.ts";

/** The setting of a port: `ports.prometheus`. */
function settingOf(ports: LocalPorts, port: number): string {
  const [name = "?"] = Object.entries(ports).find(([, other]) => other === port) ?? [];
  return `ports.${name}`;
}

/** The stack's ports that another program has; those of its own processes are its own. */
export async function takenPortIssues(context: Context<LocalSettings>): Promise<readonly Issue[]> {
  const { own, machine } = context;
  const wanted = processes(localOptions(context)).flatMap(({ ports }) => ports);
  const taken = await takenPorts(wanted, await livingPidfiles(placesOf(own, machine).root));
  return taken.map((port) => ({
    path: settingOf(own.ports, port.port),
    got: `${port.port}/${port.protocol}, which ${port.reason}`,
    expected: "a port that is free, or end that program",
  }));
}
