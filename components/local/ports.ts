/** The ports of the local tier, all on 127.0.0.1. Defaults are the product's own where it names one. */
export interface LocalPorts {
  readonly backend: number;
  readonly backendTls: number;
  /** The demo's second process, which plays a machine and PostgreSQL. */
  readonly exporters: number;
  readonly exportersTls: number;
  readonly prometheus: number;
  readonly alertmanager: number;
  readonly node: number;
  /** The PostgreSQL exporter. */
  readonly postgres: number;
  /** PostgreSQL itself, where it is installed. */
  readonly database: number;
  /** UDP. */
  readonly statsd: number;
  readonly statsdMetrics: number;
  readonly blackbox: number;
  readonly inbox: number;
  readonly smtp: number;
  readonly grafana: number;
}
