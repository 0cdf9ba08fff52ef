import { z } from "zod";

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

/** The product's own ports where it names one, the programs' customary ones elsewhere. */
export const defaultPorts: LocalPorts = {
  backend: 3000,
  backendTls: 3443,
  exporters: 3002,
  exportersTls: 3444,
  prometheus: 9090,
  alertmanager: 9093,
  node: 9100,
  postgres: 9187,
  // Not 5432, where a machine's own PostgreSQL often is.
  database: 55432,
  statsd: 8125,
  statsdMetrics: 9102,
  blackbox: 9115,
  inbox: 5001,
  smtp: 5025,
  grafana: 3001,
};

const port = (description: string) => z.int().min(1).max(65_535).meta({ description });

export const portSchema = {
  backend: port("The demo backend"),
  backendTls: port("The demo backend by HTTPS"),
  exporters: port("The demo's second process, which simulates a machine and PostgreSQL"),
  exportersTls: port("The same by HTTPS, with the certificate that is watched"),
  prometheus: port("Prometheus"),
  alertmanager: port("Alertmanager"),
  node: port("node_exporter"),
  postgres: port("postgres_exporter"),
  database: port("PostgreSQL, where it is installed"),
  statsd: port("StatsD, UDP"),
  statsdMetrics: port("statsd_exporter's metrics"),
  blackbox: port("blackbox_exporter"),
  inbox: port("The inbox"),
  smtp: port("The inbox's SMTP server"),
  grafana: port("Grafana, where it is installed"),
} satisfies Record<keyof LocalPorts, z.ZodType<number>>;
