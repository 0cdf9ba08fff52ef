import { z } from "zod";
import type { Given, OwnSettings, SettingsContext } from "../backend.ts";
import { definedOnly } from "../../model/defined.ts";
import type { Issue } from "../../model/issue.ts";
import type { LocalPorts } from "./ports.ts";
import { defaultPorts, portSchema } from "./ports.ts";

/** How a stack runs on this machine. */
export interface LocalSettings {
  readonly ports: LocalPorts;
  /** How many times faster than real time. */
  readonly speed: number;
  /** Requests per second of the demo's own traffic. */
  readonly traffic: number;
  /** Folder of its files and data, relative to the project. */
  readonly stateDirectory: string;
}

const defaults = { speed: 1, traffic: 20 } as const;

const schema = z.strictObject({
  ports: z
    .strictObject(portSchema)
    .partial()
    .optional()
    .meta({ description: "Local tier: ports on 127.0.0.1" }),
  speed: z
    .int()
    .min(1)
    .optional()
    .meta({
      description: `Local tier: how many times faster its time runs, for drills. Default: ${defaults.speed}`,
    }),
  traffic: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .meta({
      description: `Local tier: the demo's own traffic, requests per second. Default: ${defaults.traffic}`,
    }),
  stateDirectory: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Local tier: folder of its files and data. Default: .state/stacks/STACK" }),
});

/** Two services on one port: only the first would start. StatsD's is of UDP; Grafana's is taken only where it runs. */
function portIssues(ports: LocalPorts, { chosen }: SettingsContext): readonly Issue[] {
  const grafana = chosen.dashboards.some(({ choice }) => choice === "grafana");
  const tcp = Object.entries(ports).filter(([name]) => name !== "statsd" && (name !== "grafana" || grafana));
  return tcp.flatMap(([name, port], at) => {
    const twin = tcp.slice(0, at).find(([, other]) => other === port);
    return twin === undefined
      ? []
      : [{ path: `ports.${name}`, got: `${port}, which is also ports.${twin[0]}`, expected: "a port of its own" }];
  });
}

function resolve(given: Given, context: SettingsContext): { readonly own: LocalSettings; readonly issues: readonly Issue[] } {
  const { ports, speed, traffic, stateDirectory } = given as z.infer<typeof schema>;
  const own: LocalSettings = {
    ports: { ...defaultPorts, ...definedOnly(ports ?? {}) },
    speed: speed ?? defaults.speed,
    traffic: traffic ?? defaults.traffic,
    stateDirectory: stateDirectory ?? `.state/stacks/${context.stack}`,
  };
  return { own, issues: portIssues(own.ports, context) };
}

export const localSettings: OwnSettings<LocalSettings> = { schema, tiers: ["local"], resolve };
