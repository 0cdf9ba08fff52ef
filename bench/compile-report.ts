import type { Measurement } from "./measure.ts";

/** What a process that compiled a catalog once says. */
export interface CompileReport {
  /** What counts: from the catalog to the artifacts of Prometheus, Alertmanager and Grafana, in memory. */
  readonly parts: Readonly<Record<string, Measurement>>;
  /** Measured after that, and counted nowhere. */
  readonly beside: Record<string, Measurement>;
  /** Artifacts of the parts. */
  readonly files: number;
  readonly mebibytes: {
    /** Of all artifacts. */
    readonly written: number;
    /** Resident set of the process at its highest, with the catalog made and nothing compiled. */
    readonly before: number;
    /** The same after all parts. */
    readonly peak: number;
  };
}
