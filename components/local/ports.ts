import { z } from "zod";

/** The ports of the local tier, all on 127.0.0.1. Defaults are the product's own where it names one. */
export interface LocalPorts {
  readonly backend: number;
  readonly backendTls: number;
  /** The demo's second process, which simulates a machine and PostgreSQL. */
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

const port = (preset: number, description: string) => z.int().min(1).max(65_535).default(preset).meta({ description });

/** The product's own ports where it names one, the programs' customary ones elsewhere. */
const ports = {
  backend: port(3000, "The demo backend"),
  backendTls: port(3443, "The demo backend by HTTPS"),
  exporters: port(3002, "The demo's second process, which simulates a machine and PostgreSQL"),
  exportersTls: port(3444, "The same by HTTPS, with the certificate that is watched"),
  prometheus: port(9090, "Prometheus"),
  alertmanager: port(9093, "Alertmanager"),
  node: port(9100, "node_exporter"),
  postgres: port(9187, "postgres_exporter"),
  // Not 5432, where a machine's own PostgreSQL often is.
  database: port(55_432, "PostgreSQL, where it is installed"),
  statsd: port(8125, "StatsD, UDP"),
  statsdMetrics: port(9102, "statsd_exporter's metrics"),
  blackbox: port(9115, "blackbox_exporter"),
  inbox: port(5001, "The inbox"),
  smtp: port(5025, "The inbox's SMTP server"),
  grafana: port(3001, "Grafana, where it is installed"),
} satisfies Record<keyof LocalPorts, z.ZodDefault<z.ZodInt>>;

export const portsSchema = z.strictObject(ports);

export const defaultPorts: LocalPorts = portsSchema.parse({});
