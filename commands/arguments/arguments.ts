import type { Issue } from "../../model/issue.ts";
import { ValidationError } from "../../model/issue.ts";

export interface Arguments {
  readonly positional: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** What each `--config key=value` (`-c`) says, in order. */
  readonly config: readonly string[];
}

export interface Usage {
  readonly command: string;
  /** Names of what stands without a flag, in order; all are required. */
  readonly positional: readonly string[];
  /** Long flags without a value, beside `--config` and `--help`. */
  readonly flags: readonly string[];
  /** Printed by `--help`. */
  readonly text: string;
}

function allowedBy({ positional, flags }: Usage): string {
  return [...positional, ...flags.map((flag) => `--${flag}`), "-c key=value", "--help"].join(", ");
}

/**
 * A command line's arguments; `undefined` where it only asks for help. Throws a {@link ValidationError} that names every
 * argument that the command does not know or misses.
 */
export function parseArguments(argv: readonly string[], usage: Usage): Arguments | undefined {
  const positional: string[] = [];
  const flags = new Set<string>();
  const config: string[] = [];
  const issues: Issue[] = [];
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === "--help" || argument === "-h") return undefined;
    if (argument === "-c" || argument === "--config") {
      const value = rest.shift();
      if (value === undefined) issues.push({ path: argument, got: "nothing after it", expected: "key=value" });
      else config.push(value);
    } else if (argument.startsWith("--config=")) {
      config.push(argument.slice("--config=".length));
    } else if (argument.startsWith("--") && usage.flags.includes(argument.slice(2))) {
      flags.add(argument.slice(2));
    } else if (argument.startsWith("-") || positional.length === usage.positional.length) {
      // Without what follows "=": it may be a secret in the wrong place.
      const path = argument.split("=")[0] ?? argument;
      issues.push({ path, got: "an unknown argument", expected: allowedBy(usage) });
    } else {
      positional.push(argument);
    }
  }
  for (const missing of usage.positional.slice(positional.length)) {
    issues.push({ path: missing, got: "nothing", expected: `${usage.command} ${usage.positional.join(" ")}` });
  }
  if (issues.length > 0) throw new ValidationError(usage.command, issues);
  return { positional, flags, config };
}
