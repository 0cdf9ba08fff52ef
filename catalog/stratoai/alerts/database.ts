import type { Alert } from "../../../model/alert.ts";
import { anyOf, when } from "../../../model/alert.ts";
import { arithmetic, predict, ratio, sum, up, value } from "../../../model/query.ts";
import { postgresConnections, postgresMaxConnections, postgresUp } from "../metrics/exporters.ts";

export const databaseAlerts: readonly Alert[] = [
  {
    name: "DatabaseConnectionFailure",
    severity: "critical",
    service: "database",
    condition: anyOf(when(up("postgres-exporter"), "==", 0), when(value(postgresUp), "==", 0)),
    for: "1m",
    summary: "Database connection failure",
    description: "Cannot connect to PostgreSQL database",
    unit: "none",
    dashboard: { uid: "technical-performance", panel: "Database Performance" },
    why:
      "The product's up == 0 only sees the exporter die. With the database down the exporter stays up and says pg_up 0, " +
      "so this alerts on both.",
    corrects: [
      {
        subject: "DatabaseConnectionFailure sees the database",
        theirs: '`up{job="postgres-exporter"} == 0`',
        ours: "That, or `pg_up == 0`",
      },
    ],
    drill: { kind: "demo", on: "exporters", fault: "database", body: {} },
  },
  {
    name: "DatabaseConnectionsSaturated",
    severity: "warning",
    service: "database",
    condition: when(ratio(value(postgresConnections), value(postgresMaxConnections), ["instance"]), ">", 0.8),
    for: "5m",
    summary: "PostgreSQL is running out of connections",
    description: "{value} of the connections that PostgreSQL accepts are taken on {label.instance}",
    unit: "ratio",
    dashboard: { uid: "capacity", panel: "Database connections" },
    drill: { kind: "demo", on: "exporters", fault: "connections", body: { ratio: 0.9 } },
  },
  {
    name: "DatabaseConnectionsForecast",
    severity: "warning",
    service: "database",
    condition: when(
      arithmetic(
        sum(predict(postgresConnections, "1h", "4h"), ["instance"]),
        "/",
        sum(value(postgresMaxConnections), ["instance"]),
      ),
      ">",
      1,
    ),
    for: "15m",
    summary: "PostgreSQL will run out of connections within {{ahead}}",
    description: "At the growth of the last {{window}}, {label.instance} will need {value} of its connections in {{ahead}}",
    unit: "ratio",
    dashboard: { uid: "capacity", panel: "Database connections" },
    drill: { kind: "demo", on: "exporters", fault: "connectionsGrowing", body: { perMinute: 5 } },
  },
];
