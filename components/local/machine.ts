import { readFound } from "../../commands/bootstrap/found.mjs";
import type { LocalMachine } from "../../plan/compile.ts";

const required = ["prometheus", "alertmanager", "blackbox_exporter", "statsd_exporter", "node_exporter"] as const;
const optional = ["postgres_exporter", "postgres", "initdb", "grafana"] as const;

/** This machine's programs, as the last `npm run up` found or built them; throws one error that names all missing. */
export function thisMachine(project: string): LocalMachine {
  const found = readFound();
  const path = (name: string) => found[name]?.path;
  const missing = required.filter((name) => path(name) === undefined);
  if (missing.length > 0) {
    throw new Error(`the local tier needs ${missing.join(", ")}; \`npm run up\` finds or builds what is missing`);
  }
  const paths = Object.fromEntries([...required, ...optional].map((name) => [name, path(name)]));
  return {
    project,
    programs: { ...paths, node: process.execPath } as unknown as LocalMachine["programs"],
  };
}
