/** One flag of a command line; without a default it is optional and empty when not given. */
export interface Flag {
  readonly help: string;
  /** `number` is 0 or more, `positive` more than 0. */
  readonly value: "port" | "number" | "positive" | "url" | "text";
  readonly default?: string;
  /** Words allowed beside what `value` says, e.g. "off". */
  readonly words?: readonly string[];
}

export class FlagError extends Error {}

function issue(name: string, flag: Flag, text: string): string | undefined {
  if (flag.words?.includes(text)) return undefined;
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const words = flag.words === undefined ? "" : ` or ${flag.words.join(", ")}`;
  if (flag.value === "port" && !(Number.isInteger(number) && number >= 0 && number <= 65535))
    return `--${name}: "${text}" is no port; allowed: 0 (any free one) to 65535${words}`;
  if (flag.value === "number" && !(Number.isFinite(number) && number >= 0))
    return `--${name}: "${text}" is no number; allowed: 0 or more${words}`;
  if (flag.value === "positive" && !(Number.isFinite(number) && number > 0))
    return `--${name}: "${text}" is no number above 0${words}`;
  if (flag.value === "url" && !/^https?:\/\/[^/]/.test(text))
    return `--${name}: "${text}" is no address; allowed: http://… or https://…${words}`;
  if (flag.value === "text" && text === "") return `--${name}: needs a value`;
  return undefined;
}

/** What `--help` prints. */
export function usage(program: string, about: string, flags: Readonly<Record<string, Flag>>): string {
  const lines = Object.entries(flags).map(([name, { help, default: preset }]) => {
    return `  --${name.padEnd(18)} ${help}${preset === undefined ? "" : ` (default ${preset})`}`;
  });
  return [`${program}: ${about}`, "", ...lines, `  --${"help".padEnd(18)} this text`, ""].join("\n");
}

/**
 * Reads `--name value` and `--name=value`.
 * @throws FlagError naming every issue and the allowed flags
 */
export function readFlags<Name extends string>(
  argv: readonly string[],
  flags: Readonly<Record<Name, Flag>>,
): Readonly<Record<Name, string>> {
  const known = flags as Readonly<Record<string, Flag>>;
  const found: Record<string, string> = {};
  for (const [name, flag] of Object.entries<Flag>(flags)) found[name] = flag.default ?? "";
  const issues: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? "";
    const [, name = "", inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const next = argv[index + 1];
    // What follows a flag is its value, also of one that we do not know, unless it is a flag itself.
    const separate = name !== "" && inline === undefined && next !== undefined && !next.startsWith("--");
    if (separate) index += 1;
    const flag = Object.hasOwn(known, name) ? known[name] : undefined;
    if (flag === undefined) {
      issues.push(`unknown argument "${argument}"`);
      continue;
    }
    const text = inline ?? (separate ? next : "");
    const wrong = issue(name, flag, text);
    if (wrong === undefined) found[name] = text;
    else issues.push(wrong);
  }
  if (issues.length === 0) return found as Record<Name, string>;
  const allowed = Object.keys(flags).map((name) => `--${name}`);
  throw new FlagError(`${issues.join("; ")}. Allowed: ${[...allowed, "--help"].join(", ")}`);
}
