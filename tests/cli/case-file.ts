/**
 * A case of the command line as a text file:
 *
 * ```
 * # What it shows, in a sentence that follows "npm run plan".
 * $ npm run -s plan -- staging
 * exit 1
 * -- Pulumi.case.yaml --
 * a file that the project has beside its own
 * -- stdout --
 * -- stderr --
 * what is printed; [..] stands for anything within a line, a line [...] for any lines
 * ```
 *
 * An output that is absent must be empty.
 */
export interface CliCase {
  readonly title: string;
  readonly command: string;
  readonly exit: number;
  /** By path below the project. */
  readonly files: ReadonlyMap<string, string>;
  readonly stdout: string;
  readonly stderr: string;
}

const head = /^# (?<title>.+)\n\$ (?<command>.+)\nexit (?<exit>\d+)\n/;
const outputs: readonly string[] = ["stdout", "stderr"];

/** @throws where the text is no case */
export function parseCase(text: string): CliCase {
  const { title, command, exit } = head.exec(text)?.groups ?? {};
  if (title === undefined || command === undefined) throw new Error("a case begins with # title, $ command, exit N");
  const [, ...parts] = text.split(/^-- (.+) --\n/m);
  const sections = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) sections.set(parts[index] ?? "", parts[index + 1] ?? "");
  const files = new Map([...sections].filter(([name]) => !outputs.includes(name)));
  const { stdout = "", stderr = "" } = Object.fromEntries(sections);
  return { title, command, exit: Number(exit), files, stdout, stderr };
}

const section = (name: string, text: string): string =>
  text === "" ? "" : `-- ${name} --\n${text}${text.endsWith("\n") ? "" : "\n"}`;

export function caseText({ title, command, exit, files, stdout, stderr }: CliCase): string {
  const inputs = [...files].map(([name, text]) => section(name, text)).join("");
  return `# ${title}\n$ ${command}\nexit ${exit}\n${inputs}${section("stdout", stdout)}${section("stderr", stderr)}`;
}

const anyLines = "[...]";
const anyText = "[..]";
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether an output is what a case expects, placeholders taken into account. */
export function matches(expected: string, got: string): boolean {
  const pattern = expected
    .split("\n")
    .map((line) => (line === anyLines ? "(?:.*\n)*?" : `${line.split(anyText).map(escaped).join(".*?")}\n`))
    .join("");
  // The last line of both is the empty one after the last line end.
  return new RegExp(`^${pattern}$`).test(`${got}\n`);
}

/**
 * An expectation brought up to date: unchanged where it still holds; else what was got, of which an output that was
 * expected up to some line is cut there again.
 */
export function updated(expected: string, got: string): string {
  if (matches(expected, got)) return expected;
  const kept = expected.split("\n").indexOf(anyLines);
  return kept === -1 ? got : [...got.split("\n").slice(0, kept), anyLines, ""].join("\n");
}
