import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What each folder may import of the others. Imports point one way: model ← components ← plan ← program ← commands. */
/** @type {Readonly<Record<string, readonly string[]>>} */
const mayImport = {
  model: [],
  catalog: ["model"],
  tools: ["model", "components/backend.ts"],
  // The plugin's kinds act on what a backend's programs know: how to ask a cluster.
  provider: ["model", "components/kubernetes", "package.json"],
  demo: ["model", "tools"],
  components: ["model", "provider", "tools/bootstrap"],
  plan: ["model", "components"],
  "program.ts": ["catalog", "model", "tools", "components", "plan", "transforms.ts"],
  // Drills break the local tier, whose processes, ports and folders they have to know.
  commands: ["catalog", "model", "tools", "provider", "components", "components/local", "plan", "program.ts"],
};

/** Parts that backends are made of: languages, what several vendors or stores share, and what a cluster needs. */
const shared = [
  ...["alertmanager", "grafana", "prometheus", "vendors", "uptime-checks", "trace-stores"],
  ...["kubernetes", "monitoring", "provider"],
];

const backends = readdirSync(`${root}components`).filter(
  (name) => existsSync(`${root}components/${name}/backend.ts`) && !shared.includes(name),
);

/** A part of the machinery, by path from the root. */
const folders = ["model", "catalog", "tools", "provider", "demo", "components", "plan", "commands", "tests", "bench"];
const files = ["program.ts", "index.ts", "transforms.ts"];

/** Zones of import-x/no-restricted-paths: nothing in `target` may import `from`. */
export const imports = [
  ...Object.entries(mayImport).flatMap(([target, allowed]) =>
    [...folders, ...files]
      .filter((from) => from !== target && !allowed.includes(from))
      .map((from) => ({
        target: `./${target}`,
        from: `./${from}`,
        except: allowed.filter((path) => path.startsWith(`${from}/`)).map((path) => `./${path.slice(from.length + 1)}`),
        message: `${target} may import ${allowed.length === 0 ? "nothing of the other folders" : allowed.join(", ")}.`,
      })),
  ),
  // A backend's folder is read by nobody but itself and the list of backends.
  ...backends.flatMap((backend) =>
    [
      ...["plan", "program.ts", "provider", "tools", "demo"].map((path) => `./${path}`),
      ...(mayImport.commands?.includes(`components/${backend}`) ? [] : ["./commands"]),
      ...[...backends, ...shared].filter((other) => other !== backend).map((other) => `./components/${other}`),
    ].map((target) => ({
      target,
      from: `./components/${backend}`,
      message: `Nothing outside components/${backend} imports from it: ask the registry, or for a capability.`,
    })),
  ),
];
