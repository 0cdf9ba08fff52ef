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
 * What is wrong with one more argument without a flag.
 *
 * @param {string} text
 * @param {Positional | undefined} place undefined where there are enough of them
 * @param {string} allowed
 * @returns {readonly Mistake[]}
 */
function positionalMistakes(text, place, allowed) {
  // Without what follows "=": it may be a secret in the wrong place.
  if (place === undefined) return [{ path: text.split("=")[0] ?? text, found: "one argument too many", allowed }];
  const instead = place.refuse?.(text);
  return instead === undefined ? [] : [{ path: place.name, found: `"${text}"`, ...instead }];
}

/**
 * What is wrong with the use of an option.
 *
 * @param {string} rawName as it was written: `-c`
 * @param {string | undefined} value
 * @param {Option} option
 * @returns {readonly Mistake[]}
 */
function optionMistakes(rawName, value, option) {
  if (option.value === undefined) {
    return value === undefined ? [] : [{ path: rawName, found: "a value", allowed: `${rawName} without a value` }];
  }
  if (value === undefined || value === "") return [{ path: rawName, found: "no value", allowed: option.value }];
  const instead = option.refuse?.(value);
  return instead === undefined ? [] : [{ path: rawName, found: `"${value}"`, ...instead }];
}

/**
 * What is missing: arguments, and flags that others need.
 *
 * @param {Omit<Arguments, "help">} given
 * @param {CommandLine} expected
 * @returns {readonly Mistake[]}
 */
function missing({ flags, values, positionals: given }, { positionals = [], options = {} }) {
  const alone = Object.entries(options).flatMap(([name, { needs }]) =>
    needs !== undefined && (flags.has(name) || values.has(name)) && !flags.has(needs)
      ? [{ path: `--${name}`, found: `no --${needs}`, allowed: `--${name} with --${needs} only` }]
      : [],
  );
  const wanted = positionals.slice(given.length).filter(({ optional }) => optional !== true);
  const all = positionals.map(({ name }) => name).join(" ");
  return [...alone, ...wanted.map(({ name }) => ({ path: name, found: "nothing", allowed: all }))];
}

/**
 * Reads a command line.
 *
 * @param {readonly string[]} args without Node and the script
 * @param {CommandLine} expected
 * @returns {Arguments}
 * @throws {Failure} with exit code 2 and a line for each mistake; values of unknown options are not repeated, since they
 *   may be secrets
 */
export function readCommandLine(args, expected) {
  const { command, positionals = [], options = {}, nearest = () => undefined } = expected;
  const known = { ...options, ...everywhere };
  const names = Object.keys(known).map((name) => `--${name}`);
  const allowed = [...positionals.map(({ name }) => name), ...names].join(", ");
  /** @type {Mistake[]} */
  const mistakes = [];
  const given = {
    positionals: /** @type {string[]} */ ([]),
    flags: /** @type {Set<string>} */ (new Set()),
    values: /** @type {Map<string, readonly string[]>} */ (new Map()),
  };
  /** @param {number} at */
  const place = (at) => positionals[at] ?? (positionals.at(-1)?.multiple === true ? positionals.at(-1) : undefined);
  let afterUnknown = false;
  for (const token of tokensOf(args, known)) {
    if (token.kind === "positional") {
      const here = place(given.positionals.length);
      // One too many right after an unknown option is probably its value.
      if (here !== undefined || !afterUnknown) mistakes.push(...positionalMistakes(token.value, here, allowed));
      if (here !== undefined) given.positionals.push(token.value);
    }
    afterUnknown = false;
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) {
      mistakes.push({ path: rawName, found: "an unknown option", allowed, meant: nearest(rawName, names) });
      afterUnknown = value === undefined;
      continue;
    }
    mistakes.push(...optionMistakes(rawName, value, option));
    if (option.value === undefined) given.flags.add(name);
    else if (value !== undefined) {
      given.values.set(name, option.multiple === true ? [...(given.values.get(name) ?? []), value] : [value]);
    }
  }
  mistakes.push(...missing(given, expected));
  const help = given.flags.has("help");
  if (!help && mistakes.length > 0) {
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    throw new Failure([`${command}: ${count}`, ...mistakes.map(line)].join("\n"), 2);
  }
  return { help, ...given };
}
