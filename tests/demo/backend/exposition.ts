/** The value of one series in the text format; labels in any order. Undefined where it is not there. */
export function series(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  for (const line of text.split("\n")) {
    const match = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (match?.[1] !== name) continue;
    const pairs = [...(match[2] ?? "").matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    const found = Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key, value]));
    if (Object.entries(labels).every(([key, value]) => found[key] === value)) return Number(match[3]);
  }
  return undefined;
}

/** The sum of all series of a name whose labels match. */
export function total(text: string, name: string, matches: (labels: string) => boolean = () => true): number {
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`) && matches(line));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
}
