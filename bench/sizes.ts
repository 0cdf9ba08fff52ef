import { columns } from "../model/columns.ts";
import { worker } from "./child.ts";
import type { CompileReport } from "./compile-report.ts";
import type { Measurement } from "./measure.ts";
import { growthExponent, median, medianOf } from "./measure.ts";

/** A size's process is killed after this many seconds; the largest takes a tenth of it on a quiet machine. */
const seconds = 240;

interface Size {
  readonly services: number;
  readonly parts: ReadonlyMap<string, Measurement>;
  readonly beside: ReadonlyMap<string, Measurement>;
  /** Of the parts. */
  readonly total: Measurement;
  readonly one: CompileReport;
  readonly peak: number;
}

const sum = (measurements: readonly Measurement[]): Measurement => ({
  wall: measurements.reduce((all, { wall }) => all + wall, 0),
  cpu: measurements.reduce((all, { cpu }) => all + cpu, 0),
});

function named(reports: readonly CompileReport[], of: "parts" | "beside"): ReadonlyMap<string, Measurement> {
  const names = [...new Set(reports.flatMap((report) => Object.keys(report[of])))];
  const each = (name: string) => reports.flatMap((report) => report[of][name] ?? []);
  return new Map(names.map((name) => [name, medianOf(each(name))]));
}

async function measured(services: number, runs: number): Promise<Size> {
  const reports: CompileReport[] = [];
  for (let run = 0; run < runs; run++) {
    // What stands beside is slow and no aim of ours: once is enough.
    reports.push(await worker<CompileReport>("compile", [`${services}`, ...(run === 0 ? ["beside"] : [])], seconds));
  }
  const [one] = reports;
  if (one === undefined) throw new Error("a size is measured at least once");
  return {
    services,
    parts: named(reports, "parts"),
    beside: named(reports, "beside"),
    total: medianOf(reports.map(({ parts }) => sum(Object.values(parts)))),
    one,
    peak: median(reports.map(({ mebibytes }) => mebibytes.peak)),
  };
}

const time = ({ wall, cpu }: Measurement) => `${wall.toFixed(0)} (${cpu.toFixed(0)})`;

/** Each row's columns: what a size took, part by part. */
const columnsOf = ({ parts, total, beside }: Size) =>
  new Map([...parts, ["total", total] as const, ...[...beside].map(([name, took]) => [`+ ${name}`, took] as const)]);

function timeTable(sizes: readonly Size[]): string {
  const heads = [...(sizes[0] === undefined ? [] : columnsOf(sizes[0]).keys())];
  return columns([
    ["services", ...heads],
    ...sizes.map((size) => [`${size.services}`, ...[...columnsOf(size).values()].map(time)]),
  ]);
}

const steps = (sizes: readonly Size[]) => sizes.slice(1).map((large, index) => [sizes[index] ?? large, large] as const);

/** By processor time, which the load of the machine changes least. */
function growthTable(sizes: readonly Size[]): string {
  const heads = [...(sizes[0] === undefined ? [] : columnsOf(sizes[0]).keys())];
  return columns([
    ["services", ...heads],
    ...steps(sizes).map(([small, large]) => [
      `${small.services} → ${large.services}`,
      ...[...columnsOf(large)].map(([name, { cpu }]) => {
        const before = columnsOf(small).get(name)?.cpu ?? Number.NaN;
        const exponent = growthExponent({ size: small.services, time: before }, { size: large.services, time: cpu });
        return `${(cpu / before).toFixed(1)}× (${exponent.toFixed(2)})`;
      }),
    ]),
  ]);
}

function memoryTable(sizes: readonly Size[]): string {
  return columns([
    ["services", "files", "MiB of files", "peak MiB", "before compiling"],
    ...sizes.map(({ services, one: { files, mebibytes }, peak }) => [
      `${services}`,
      `${files}`,
      mebibytes.written.toFixed(1),
      peak.toFixed(0),
      mebibytes.before.toFixed(0),
    ]),
  ]);
}

/** A line for the total of each step up. */
function sentences(sizes: readonly Size[]): readonly string[] {
  return steps(sizes).map(([small, large]) => {
    const exponent = growthExponent(
      { size: small.services, time: small.total.cpu },
      { size: large.services, time: large.total.cpu },
    );
    const times = `${(large.services / small.services).toFixed(0)}× services`;
    return `  ${times} (${small.services} → ${large.services}): ${(large.total.cpu / small.total.cpu).toFixed(1)}× processor time, exponent ${exponent.toFixed(2)}`;
  });
}

/** Compiles catalogs of these sizes, each run in a process of its own, and says what it took. */
export async function benchSizes(services: readonly number[], runs: number): Promise<string> {
  const sizes: Size[] = [];
  for (const count of services) sizes.push(await measured(count, runs));
  const largest = sizes.at(-1);
  return [
    "Catalog of services with 10 alerts, 3 SLOs and 1 dashboard each: validated, and compiled in memory",
    `  milliseconds by the clock (of processor time, all threads); each run cold in a process of its own, median of ${runs};`,
    "  the total is validation, Prometheus, Alertmanager and Grafana; what has a + is measured once, beside it",
    "",
    timeTable(sizes),
    "",
    "Growth of processor time (exponent; 1 is linear)",
    "",
    growthTable(sizes),
    "",
    ...sentences(sizes),
    "",
    "Memory (resident set of the whole process at its highest)",
    "",
    memoryTable(sizes),
    ...(largest === undefined
      ? []
      : [
          "",
          `  ${largest.services} services: ${(largest.total.wall / 1000).toFixed(2)} s by the clock, ` +
            `${(largest.total.cpu / 1000).toFixed(2)} s of processor time. The aim for 1000 is 2 s on two quiet cores.`,
        ]),
  ].join("\n");
}
