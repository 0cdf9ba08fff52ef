import { fastest } from "../../components/local/settings.ts";
import { nearest } from "../../model/suggestion.ts";
import { oneOf } from "../../model/validate/choices.ts";
import { readCommandLine } from "../../tools/bootstrap/command-line.mjs";

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
  --speed N    with --fast: by how much they are divided, 2 to ${fastest} (default ${defaultSpeed})
  --json       the table as JSON
  -h, --help   this text
`;

const speeds = { least: 2, most: fastest };

const isSpeed = (text: string): boolean =>
  /^\d+$/.test(text) && Number(text) >= speeds.least && Number(text) <= speeds.most;

/** Reads the command line; throws one UserError that names every issue. */
export function drillArguments(args: readonly string[], known: readonly string[]): DrillArguments {
  const { help, positionals, flags, values } = readCommandLine(args, {
    command: "drill",
    positionals: [
      {
        name: "ALERT",
        optional: true,
        multiple: true,
        refuse: (name) => (known.includes(name) ? undefined : oneOf(known, name)),
      },
    ],
    options: {
      fast: {},
      speed: {
        value: "N",
        needs: "fast",
        refuse: (text) =>
          isSpeed(text) ? undefined : { expected: `a whole number from ${speeds.least} to ${speeds.most}` },
      },
      json: {},
    },
    nearest,
  });
  return {
    alerts: positionals,
    fast: flags.has("fast"),
    speed: Number(values.get("speed")?.[0] ?? defaultSpeed),
    json: flags.has("json"),
    help,
  };
}
