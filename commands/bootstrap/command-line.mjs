import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";

/**
 * The one reader of command lines, for every command and every program of the demo. It needs nothing but Node, since
 * `up` and `down` run before anything is installed.
 *
 * @typedef {{ allowed: string, meant?: string | undefined }} Expected what is allowed, and what was probably meant
 *
 * @typedef {object} Option an option of a command line; without `value` it is a flag
 * @property {string} [short] one letter
 * @property {string} [value] what stands behind it, in one word for people: `key=value`
 * @property {boolean} [multiple] whether it may stand several times; default false: the last one counts
 * @property {string} [needs] the flag without which it means nothing
 * @property {(text: string) => Expected | undefined} [refuse] what is expected instead of a value; undefined: it is right
 *
 * @typedef {object} Positional an argument without a flag
 * @property {string} name
 * @property {boolean} [optional] default false
 * @property {boolean} [multiple] whether it takes all the rest; of the last one only
 * @property {(text: string) => Expected | undefined} [refuse] what is expected instead; undefined: it is right
 *
 * @typedef {object} CommandLine what a command takes, beside `--help` and `-h`
 * @property {string} command
 * @property {readonly Positional[]} [positionals]
 * @property {Readonly<Record<string, Option>>} [options] by long name
 * @property {(word: string, words: readonly string[]) => string | undefined} [nearest] what was probably meant; left out
 *   where the library for it may not be installed yet
 *
 * @typedef {object} Arguments
 * @property {boolean} help whether only help is asked for; nothing else is checked then
 * @property {readonly string[]} positionals
 * @property {ReadonlySet<string>} flags the flags that are set, by long name
 * @property {ReadonlyMap<string, readonly string[]>} values the values of each option that is set, in order
 *
 * @typedef {{ path: string, found: string } & Expected} Mistake
 */

/** @type {Readonly<Record<string, Option>>} */
const everywhere = { help: { short: "h" } };

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, Option>>} options
 * @returns {NonNullable<ReturnType<typeof parseArgs>["tokens"]>}
 */
function tokensOf(args, options) {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { short, value }]) => [
        name,
        { type: value === undefined ? "boolean" : "string", ...(short === undefined ? {} : { short }) },
      ]),
    ),
    // What is wrong we say ourselves, all at once.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const at = tokens.findIndex(
    (token) => token.kind === "option" && token.inlineValue === false && /^-[-a-z]/i.test(token.value),
  );
  const taken = tokens[at];
  if (taken?.kind !== "option") return tokens;
  // The next flag is no value.
  const { index, name, rawName } = taken;
  const without = {
    kind: /** @type {const} */ ("option"),
    index,
    name,
    rawName,
    value: undefined,
    inlineValue: undefined,
  };
  return [...tokens.slice(0, at), without, ...tokensOf(args.slice(index + 1), options)];
}

/** @param {Mistake} mistake */
const line = ({ path, found, allowed, meant }) =>
  `  ${path}: found ${found}; ${meant === undefined ? `allowed: ${allowed}` : `did you mean \`${meant}\`?`}`;

/**
 * Reads a command line.
 *
 * @param {readonly string[]} args without Node and the script
 * @param {CommandLine} expected
 * @returns {Arguments}
 * @throws {Failure} with exit code 2 and a line for each mistake; values of unknown options are not repeated, since they
 *   may be secrets
 */
export function readCommandLine(args, { command, positionals = [], options = {}, nearest = () => undefined }) {
  const known = { ...options, ...everywhere };
  const names = Object.keys(known).map((name) => `--${name}`);
  const allowed = [...positionals.map(({ name }) => name), ...names].join(", ");
  /** @type {Mistake[]} */
  const mistakes = [];
  /** @type {Set<string>} */
  const flags = new Set();
  /** @type {Map<string, readonly string[]>} */
  const values = new Map();
  /** @type {string[]} */
  const given = [];
  let afterUnknown = false;
  for (const token of tokensOf(args, known)) {
    const mayBeItsValue = afterUnknown;
    afterUnknown = false;
    if (token.kind === "positional") {
      const place = positionals[Math.min(given.length, positionals.length - 1)];
      if (place === undefined || (given.length >= positionals.length && place.multiple !== true)) {
        if (!mayBeItsValue) mistakes.push({ path: token.value, found: "one argument too many", allowed });
      } else {
        const instead = place.refuse?.(token.value);
        if (instead !== undefined) mistakes.push({ path: place.name, found: `"${token.value}"`, ...instead });
        given.push(token.value);
      }
    } else if (token.kind === "option") {
      const { name, rawName, value } = token;
      const option = Object.hasOwn(known, name) ? known[name] : undefined;
      if (option === undefined) {
        mistakes.push({ path: rawName, found: "an unknown option", allowed, meant: nearest(rawName, names) });
        afterUnknown = value === undefined;
      } else if (option.value === undefined) {
        if (value !== undefined)
          mistakes.push({ path: rawName, found: "a value", allowed: `${rawName} without a value` });
        flags.add(name);
      } else if (value === undefined || value === "") {
        mistakes.push({ path: rawName, found: "no value", allowed: option.value });
      } else {
        const instead = option.refuse?.(value);
        if (instead !== undefined) mistakes.push({ path: rawName, found: `"${value}"`, ...instead });
        values.set(name, option.multiple === true ? [...(values.get(name) ?? []), value] : [value]);
      }
    }
  }
  for (const [name, { needs }] of Object.entries(options)) {
    if (needs !== undefined && (flags.has(name) || values.has(name)) && !flags.has(needs)) {
      mistakes.push({ path: `--${name}`, found: `no --${needs}`, allowed: `--${name} with --${needs} only` });
    }
  }
  const help = flags.has("help");
  for (const { name, optional } of positionals.slice(given.length)) {
    if (optional !== true)
      mistakes.push({ path: name, found: "nothing", allowed: positionals.map((one) => one.name).join(" ") });
  }
  if (!help && mistakes.length > 0) {
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    throw new Failure([`${command}: ${count}`, ...mistakes.map(line)].join("\n"), 2);
  }
  return { help, positionals: given, flags, values };
}
