import { readCommandLine } from "../commands/bootstrap/command-line.mjs";
import { nearest } from "../model/suggestion.ts";
import { columns } from "../plan/report/columns.ts";

/** One flag of a command line; without a default it is optional and empty when not given. */
export interface Flag {
  readonly help: string;
  /** `number` is 0 or more, `positive` more than 0. */
  readonly value: "port" | "number" | "positive" | "url" | "text";
  readonly default?: string;
  /** Words allowed beside what `value` says, e.g. "off". */
  readonly words?: readonly string[];
}

const kinds: Readonly<Record<Flag["value"], { allowed: string; takes: (text: string) => boolean }>> = {
  port: {
    allowed: "0 (any free port) to 65535",
    takes: (text) => /^\d+$/.test(text) && Number(text) <= 65_535,
  },
  number: {
    allowed: "a number from 0",
    takes: (text) => text.trim() !== "" && Number(text) >= 0 && isFinite(Number(text)),
  },
  positive: { allowed: "a number above 0", takes: (text) => Number(text) > 0 && isFinite(Number(text)) },
  url: { allowed: "http://… or https://…", takes: (text) => /^https?:\/\/[^/]/.test(text) },
  text: { allowed: "a text", takes: (text) => text !== "" },
};

function refuse({ value, words = [] }: Flag, text: string) {
  const { allowed, takes } = kinds[value];
  return words.includes(text) || takes(text) ? undefined : { allowed: [allowed, ...words].join(" or ") };
}

/** What `--help` prints. */
export function usage(program: string, about: string, flags: Readonly<Record<string, Flag>>): string {
  const rows = Object.entries(flags).map(([name, { help, default: preset }]) => [
    `--${name}`,
    `${help}${preset === undefined ? "" : ` (default ${preset})`}`,
  ]);
  return `${program}: ${about}\n\n${columns([...rows, ["-h, --help", "this text"]])}\n`;
}

/**
 * Reads `--name value` and `--name=value`.
 * @returns each flag's value; undefined where help is asked for
 * @throws Failure naming every mistake
 */
export function readFlags<Name extends string>(
  program: string,
  argv: readonly string[],
  flags: Readonly<Record<Name, Flag>>,
): Readonly<Record<Name, string>> | undefined {
  const known = Object.entries<Flag>(flags);
  const { help, values } = readCommandLine(argv, {
    command: program,
    options: Object.fromEntries(
      known.map(([name, flag]) => [name, { value: flag.value, refuse: (text: string) => refuse(flag, text) }]),
    ),
    nearest,
  });
  if (help) return undefined;
  return Object.fromEntries(known.map(([name, flag]) => [name, values.get(name)?.[0] ?? flag.default ?? ""])) as Record<
    Name,
    string
  >;
}
