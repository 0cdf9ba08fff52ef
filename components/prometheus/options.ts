import type { Duration } from "../../model/duration.ts";
import type { UptimeCheck } from "../../model/uptime.ts";
import type { RuleLimits } from "./limits.ts";

/** One process that a scrape job scrapes. */
export interface Target {
  /** host:port. */
  readonly target: string;
  /** Further labels of its series. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Where it exposes its metrics, if elsewhere than its job says. */
  readonly metricsPath?: string | undefined;
}

/** A certificate that is watched although no uptime check of the catalog meets it, on the stack's own machine. */
export interface CertificateProbe {
  /** The `check` label. */
  readonly name: string;
  readonly service: string;
  /** host:port. */
  readonly address: string;
  /**
   * Who vouches for it, where nobody does whom the machine trusts. It must be verified by somebody: of a certificate
   * that is taken unverified, the exporter knows no chain, and says that it expired in the year 1.
   */
  readonly authority: {
    /** Part of the module's name. */
    readonly name: string;
    /** Path of its certificate in PEM, as the blackbox exporter sees it. */
    readonly file: string;
  };
}

/** What Prometheus' and its exporters' configuration needs beyond catalog and stack; no secret. */
export interface PrometheusOptions {
  /** Where Prometheus learns what to scrape: prometheus.yml, or an operator by its own objects. Default: `file`. */
  readonly scrapedBy?: "file" | "operator" | undefined;
  /** Scrape job → its targets. Default: the job's port on 127.0.0.1. */
  readonly targets?: Readonly<Record<string, readonly Target[]>> | undefined;
  /** host:port of each Alertmanager. Default: 127.0.0.1:9093. */
  readonly alertmanagers?: readonly string[] | undefined;
  /** host:port of the blackbox exporter. Default: 127.0.0.1:9115. */
  readonly blackbox?: string | undefined;
  /**
   * Folder, as the blackbox exporter sees it, with one file per secret that holds nothing but its value and is named
   * like it. Default: `/etc/blackbox_exporter/secrets`.
   */
  readonly secretsDirectory?: string | undefined;
  /**
   * Probes come at least this often, because a query does not see a sample older than five minutes. Default: 60s; a
   * stack whose time runs faster divides it.
   */
  readonly longestProbeInterval?: Duration | undefined;
  /** The uptime checks that this blackbox exporter runs. Default: all of the catalog's. */
  readonly uptimeChecks?: readonly UptimeCheck[] | undefined;
  readonly certificateProbes?: readonly CertificateProbe[] | undefined;
  /** Of whoever evaluates the rules. Default: none, as a Prometheus of our own has none. */
  readonly limits?: RuleLimits | undefined;
}
