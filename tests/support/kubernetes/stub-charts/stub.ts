import type { Conditional, ObjectTemplate, Template } from "./template.ts";

/** A chart within a chart. */
export interface Subchart {
  readonly name: string;
  /** The value that switches it on. */
  readonly condition: string;
  /** Folder of the real one's values below the folder of charts. */
  readonly values: string;
  readonly chart: StubChart;
}

/** What a stub makes of the real chart's values: as much as the stack's other parts and the waiting depend on. */
export interface StubChart {
  readonly objects: readonly (ObjectTemplate | Conditional)[];
  readonly subcharts?: readonly Subchart[];
  /** Further definitions for the templates. */
  readonly definitions?: string;
  /** Real CustomResourceDefinitions: a file or folder below the folder of charts, and the annotations they get. */
  readonly crds?: { readonly path: string; readonly annotations: Template };
}
