/** One sample of a metric family. */
interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly Sample[];
}

export const gauge = (name: string, help: string, ...samples: readonly Sample[]): Family => ({
  name,
  type: "gauge",
  help,
  samples,
});
export const counter = (name: string, help: string, ...samples: readonly Sample[]): Family => ({
  name,
  type: "counter",
  help,
  samples,
});

const label = ([name, value]: readonly [string, string]): string =>
  `${name}="${value.replace(/[\\"\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`))}"`;

function line(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(label);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
}

/** The Prometheus text format, without the family named `absent`. */
export const familiesText = (families: readonly Family[], absent?: string): string =>
  families
    .filter(({ name }) => name !== absent)
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map((sample) => line(name, sample)),
      "",
    ])
    .join("\n");
