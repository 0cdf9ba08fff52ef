import { z } from "zod";
import type { Given, OwnSettings, SettingsContext } from "../backend.ts";
import type { Issue } from "../../model/issue.ts";
import type { LocalPorts } from "./ports.ts";
import { portsSchema } from "./ports.ts";

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

/** Scrapes of 15 s become a quarter of a second; faster, two cores fall behind and every delay is the machine's. */
export const fastest = 60;

const schema = z.strictObject({
  ports: portsSchema.prefault({}).meta({ description: "Ports on 127.0.0.1" }),
  speed: z
    .int()
    .min(1)
    .max(fastest)
    .default(1)
    .meta({ description: "How many times faster its time runs, for drills" }),
  traffic: z.int().min(0).max(1000).default(20).meta({ description: "The demo's own traffic, in requests per second" }),
  stateDirectory: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Folder of its files and data", otherwise: ".state/stacks/STACK" }),
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

function resolve(
  given: Given,
  context: SettingsContext,
): { readonly own: LocalSettings; readonly issues: readonly Issue[] } {
  const { stateDirectory = `.state/stacks/${context.stack}`, ...filled } = schema.parse(given);
  return { own: { ...filled, stateDirectory }, issues: portIssues(filled.ports, context) };
}

export const localSettings: OwnSettings<LocalSettings> = { schema, tiers: ["local"], resolve };
