import { parseArgs } from "node:util";

export interface DrillArguments {
  /** Alerts by name; empty for the command's own choice. */
  readonly alerts: readonly string[];
  readonly fast: boolean;
  /** How many times faster than real time a throwaway stack runs. */
  readonly speed: number;
  readonly json: boolean;
  readonly help: boolean;
}

/**
 * Requests per second of a throwaway stack's demo: as its time runs faster, so must requests come, or a small share of
 * errors would not make up the SLOs' fewest bad events in time. 300 cost the demo a tenth of a core.
 */
export const fastTraffic = 300;

/** 15 s scrapes become half a second: as fast as two cores scrape and evaluate without falling behind. */
const defaultSpeed = 30;

export const drillHelp = `Usage: npm run drill [-- ALERT… | --fast [ALERT…]] [--json]

Breaks the running local stack, waits for the page in the inbox, and prints the seconds from the fault to pending,
firing, notified and resolved, beside what theory allows.

  ALERT…       alerts by name; without any: the critical ones, with --fast: all
  --fast       on a throwaway stack on free ports whose windows, for, scrape, evaluation and group times are all
               divided alike
  --speed N    with --fast: by how much they are divided, 2 to 60 (default ${defaultSpeed})
  --json       the table as JSON
`;

/** Reads the command line; throws one error that names every issue. */
export function drillArguments(args: readonly string[], known: readonly string[]): DrillArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      fast: { type: "boolean", default: false },
      speed: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const issues = positionals
    .filter((name) => !known.includes(name))
    .map((name) => `there is no alert "${name}"; there are: ${known.join(", ")}`);
  const speed = Number(values.speed ?? defaultSpeed);
  if (!Number.isInteger(speed) || speed < 2 || speed > 60) {
    issues.push(`--speed ${values.speed ?? ""}: a whole number from 2 to 60`);
  }
  if (values.speed !== undefined && !values.fast) issues.push("--speed only goes with --fast");
  if (issues.length > 0) throw new Error(issues.join("\n"));
  return { alerts: positionals, fast: values.fast, speed, json: values.json, help: values.help };
}
