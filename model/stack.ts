import type { Duration } from "./duration.ts";

/**
 * What compile functions need to know about the stack that they compile for; plain data, no secret.
 */
export interface StackContext {
  readonly product: string;
  readonly stack: string;
  /** The `environment` label. */
  readonly environment: string;
  /** The `cluster` label. */
  readonly cluster: string;
  /** False: every page goes where tickets go, so that only production wakes people. */
  readonly pages: boolean;
  readonly links: {
    /** URL with `{alert}`. */
    readonly runbook: string;
    /**
     * URL with `{alert}`, and with the dashboard's uid in the catalog as `{dashboard}`, in Grafana as `{uid}`, or its
     * title as `{title}`.
     */
    readonly dashboard: string;
  };
  /** Origin that uptime checks are appended to, without a trailing slash. */
  readonly baseUrl: string;
  /** How long metrics are kept. */
  readonly metricRetention: Duration;
}

/** A file in its native format, with a path relative to the rendered folder. */
export interface Artifact {
  readonly path: string;
  readonly content: string;
}

/** A catalog item that a backend cannot express fully. */
export interface Degradation {
  readonly backend: string;
  /** "alert HighErrorRate", "slo api-availability", "uptime check API Health", "dashboards", … */
  readonly item: string;
  readonly lost: string;
  readonly fallback: string;
}

/** One thing of the catalog as a backend asks for it, for `plan` and for finding an artifact's origin. */
export interface CompiledItem {
  readonly kind: "alert" | "recording" | "slo" | "panel" | "uptime check" | "route";
  readonly name: string;
  /** Name of the catalog's item, where the backend needs several for one and this is one of them. Default: its name. */
  readonly of?: string;
  /** In the backend's own language. */
  readonly query: string;
}

/** A limit of the backend that this catalog does not fit. */
export interface LimitBreach {
  readonly backend: string;
  /** What is limited, e.g. "rules in group api-availability". */
  readonly limit: string;
  readonly expected: number;
  readonly got: number;
}

/**
 * What every backend's compile function gives: typed objects, of which the backend's `files` makes text. The same
 * catalog and stack give the same bytes.
 */
export interface BackendOutput<Objects> {
  readonly objects: Objects;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
  readonly breaches: readonly LimitBreach[];
}

/** A compiled query that its backend would not take. */
export interface Unparsed {
  readonly item: string;
  readonly query: string;
  readonly problem: string;
}
