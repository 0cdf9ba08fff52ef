import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { Unit } from "./metric.ts";
import type { Query } from "./query.ts";

export interface PanelQuery {
  readonly query: Query;
  /** Text with `{label}` placeholders, e.g. "{method} {route}". */
  readonly legend: string;
}

export interface Panel extends Documented {
  /** Unique within its dashboard. */
  readonly title: string;
  readonly kind: "timeseries" | "stat" | "gauge" | "table" | "heatmap";
  /** What a reader should conclude from it, in one sentence. */
  readonly description: string;
  readonly queries: readonly PanelQuery[];
  readonly unit: Unit;
  /** Ascending steps: below the first green, from the first yellow, from the second red; `inverted` the other way. */
  readonly thresholds?: { readonly steps: readonly [number, number]; readonly inverted?: boolean };
  /**
   * Its rates are taken over the distance between two points of the line where that is longer than their window, so
   * that what happens between two points shows when it is opened on days. In Grafana; vendors roll up by themselves.
   * Default: always over their window, for a panel whose title says it.
   */
  readonly followsRange?: true;
  /** Columns of 24; default 12. */
  readonly width?: 6 | 8 | 12 | 24;
}

/** A panel that shows an SLO rather than a query: each backend has its own way to compute these. */
export interface SloPanel extends Documented {
  readonly title: string;
  readonly kind: "slo";
  readonly slo: string;
  readonly show: "objective" | "budget-remaining" | "burn-rate" | "error-ratio";
  readonly description: string;
  readonly width?: 6 | 8 | 12 | 24;
}

export interface Row extends Documented {
  readonly title: string;
  readonly panels: readonly (Panel | SloPanel)[];
}

export interface Dashboard extends Documented {
  /** Stable id within the product; backends prefix it with product and stack where uids are global. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly refresh: Duration;
  /** How far back it looks when opened. */
  readonly range: Duration;
  readonly rows: readonly Row[];
}
