import { counter, gauge } from "../../../model/metric.ts";

const filesystem = {
  device: { description: "block device" },
  fstype: { description: "file system" },
  mountpoint: { description: "where it is mounted" },
};

export const filesystemAvailable = gauge({
  name: "node_filesystem_avail_bytes",
  help: "Space that a user without privileges can still fill.",
  unit: "bytes",
  labels: filesystem,
  job: "node-exporter",
  origin: "exporter",
  vendorNames: { datadog: "system.disk.free", newrelic: "node_filesystem_avail_bytes" },
});

export const filesystemSize = gauge({
  name: "node_filesystem_size_bytes",
  help: "Size of the file system.",
  unit: "bytes",
  labels: filesystem,
  job: "node-exporter",
  origin: "exporter",
  vendorNames: { datadog: "system.disk.total", newrelic: "node_filesystem_size_bytes" },
});

export const memoryAvailable = gauge({
  name: "node_memory_MemAvailable_bytes",
  help: "Memory that programs can still get without swapping.",
  unit: "bytes",
  job: "node-exporter",
  origin: "exporter",
  vendorNames: { datadog: "system.mem.usable" },
});

export const memoryTotal = gauge({
  name: "node_memory_MemTotal_bytes",
  help: "Memory of the machine.",
  unit: "bytes",
  job: "node-exporter",
  origin: "exporter",
  vendorNames: { datadog: "system.mem.total" },
});

export const cpuSeconds = counter({
  name: "node_cpu_seconds_total",
  help: "Seconds that each CPU spent in each mode.",
  unit: "seconds",
  labels: { cpu: { description: "number of the CPU" }, mode: { description: "idle, user, system, …" } },
  job: "node-exporter",
  origin: "exporter",
});

export const postgresUp = gauge({
  name: "pg_up",
  help: "1 if the exporter could reach PostgreSQL. The exporter itself stays up when the database is down.",
  unit: "state",
  job: "postgres-exporter",
  origin: "exporter",
});

export const postgresConnections = gauge({
  name: "pg_stat_activity_count",
  help: "Open connections.",
  unit: "none",
  labels: { datname: { description: "database" }, state: { description: "what the connection is doing" } },
  job: "postgres-exporter",
  origin: "exporter",
  vendorNames: { datadog: "postgresql.connections" },
});

export const postgresMaxConnections = gauge({
  name: "pg_settings_max_connections",
  help: "Connections that PostgreSQL accepts.",
  unit: "none",
  job: "postgres-exporter",
  origin: "exporter",
  vendorNames: { datadog: "postgresql.max_connections" },
});

export const postgresDatabaseSize = gauge({
  name: "pg_database_size_bytes",
  help: "Size of a database on disk.",
  unit: "bytes",
  labels: { datname: { description: "database" } },
  job: "postgres-exporter",
  origin: "exporter",
  vendorNames: { datadog: "postgresql.database_size" },
});

/** Probes of the uptime checks; on tiers without blackbox exporter the uptime backend alerts by itself. */
export const probeSuccess = gauge({
  name: "probe_success",
  help: "1 if the uptime check got an expected answer.",
  unit: "state",
  labels: { check: { description: "name of the uptime check" } },
  job: "uptime",
  origin: "exporter",
});

const probeDuration = gauge({
  name: "probe_duration_seconds",
  help: "How long the uptime check took.",
  unit: "seconds",
  labels: { check: { description: "name of the uptime check" } },
  job: "uptime",
  origin: "exporter",
});

/**
 * Not `probe_ssl_earliest_cert_expiry`, which also counts certificates that are served without being needed, such as a
 * root that is signed by an older one.
 */
export const certificateExpiry = gauge({
  name: "probe_ssl_last_chain_expiry_timestamp_seconds",
  help: "When the last of the chains that verify the host's certificate expires.",
  unit: "timestamp",
  labels: { check: { description: "whose certificate it is" } },
  job: "certificates",
  origin: "exporter",
});

export const exporterMetrics = [
  filesystemAvailable,
  filesystemSize,
  memoryAvailable,
  memoryTotal,
  cpuSeconds,
  postgresUp,
  postgresConnections,
  postgresMaxConnections,
  postgresDatabaseSize,
  probeSuccess,
  probeDuration,
  certificateExpiry,
];
