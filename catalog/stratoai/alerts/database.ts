import type { Alert } from "../../../model/alert.ts";
import { allOf, anyOf, when } from "../../../model/alert.ts";
import { arithmetic, max, min, predict, ratio, sum, up, value } from "../../../model/query.ts";
import { postgresConnections, postgresMaxConnections, postgresUp } from "../metrics/exporters.ts";

export const databaseAlerts: readonly Alert[] = [
  {
    name: "DatabaseConnectionFailure",
    severity: "critical",
    service: "database",
    condition: anyOf(
      allOf(["instance"], when(up("postgres-exporter"), "==", 0), when(up("postgres-exporter", "1d"), "==", 1)),
      when(value(postgresUp), "==", 0),
    ),
    for: "1m",
    summary: "Database connection failure",
    description: "Cannot connect to PostgreSQL database",
    unit: "none",
    dashboard: { uid: "technical-performance", panel: "Database Performance" },
    why:
      "The product's up == 0 only sees the exporter die. With the database down the exporter stays up and says pg_up 0, " +
      "so this alerts on both. An exporter that has never been ready is being set up. What only proves that the exporter " +
      "died silences nothing: DatabaseUnreachable does.",
    corrects: [
      {
        subject: "DatabaseConnectionFailure sees the database",
        theirs: '`up{job="postgres-exporter"} == 0`',
        ours: "That of an exporter that has been ready, or `pg_up == 0`",
      },
    ],
    drill: { kind: "demo", on: "exporters", fault: "database", body: {} },
  },
  {
    name: "DatabaseUnreachable",
    severity: "critical",
    service: "database",
    condition: allOf(
      ["service"],
      when(max(value(postgresUp), ["service"]), "==", 0),
      when(min(up("postgres-exporter"), ["service"]), "==", 1),
    ),
    for: "1m",
    summary: "No database instance answers",
    description: "Every exporter answers, and none of them can connect to its PostgreSQL",
    unit: "none",
    dashboard: { uid: "technical-performance", panel: "Database Performance" },
    why:
      "DatabaseConnectionFailure names the instance, also where only its exporter died. This one says that the database is " +
      "gone, which explains the errors of whatever needs it.",
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
    description: "At its growth over {{window}}, {label.instance} will need {value} of its connections in {{ahead}}",
    unit: "ratio",
    dashboard: { uid: "capacity", panel: "Database connections" },
    drill: { kind: "demo", on: "exporters", fault: "connectionsGrowing", body: { perMinute: 5 } },
  },
];
