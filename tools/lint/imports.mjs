import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What each folder may import of the others. Imports point one way: model ← components ← plan ← program ← commands. */
/** @type {Readonly<Record<string, readonly string[]>>} */
const mayImport = {
  model: [],
  catalog: ["model"],
  tools: ["model", "components/backend.ts"],
  // NamespaceRemoval asks a cluster what preflight asked it, whose client and marks of ownership these are. A folder above
  // both would only be the half of components/kubernetes that knows clusters, torn from the half that makes objects.
  provider: [
    ...["model", "package.json"],
    ...["cluster-api.ts", "claims.ts", "owner.ts", "preflight/kubeconfig.ts"].map(
      (file) => `components/kubernetes/${file}`,
    ),
  ],
  demo: ["model", "tools"],
  // What holds a port or runs from a pidfile is asked before anything is made, by what the plugin itself goes by.
  components: ["model", "provider/process", "tools/bootstrap"],
  plan: ["model", "components"],
  "program.ts": ["catalog", "model", "tools", "components", "plan", "transforms.ts"],
  commands: ["catalog", "model", "tools", "provider", "components", "plan", "program.ts"],
};

/** Parts that backends are made of: languages, what several vendors or stores share, and what a cluster needs. */
const shared = [
  ...["alertmanager", "grafana", "prometheus", "vendors", "uptime-checks", "trace-stores"],
  ...["kubernetes", "monitoring", "provider"],
];

/**
 * A backend that commands may read: drills break the local tier on purpose, by its pidfiles, ports and fastest speed, which
 * no other backend has and the registry therefore does not ask for. Other commands go by the registry.
 */
const drilled = "local";
const drills = "drill";

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
      ...(backend === drilled ? [`./commands/!(${drills})/**`, "./commands/*.ts"] : ["./commands"]),
      ...[...backends, ...shared].filter((other) => other !== backend).map((other) => `./components/${other}`),
    ].map((target) => ({
      target,
      from: `./components/${backend}`,
      message: `Nothing outside components/${backend} imports from it: ask the registry, or for a capability.`,
    })),
  ),
];
