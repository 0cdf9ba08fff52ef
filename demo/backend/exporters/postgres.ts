import type { FaultBoard } from "../faults.ts";
import type { Family } from "./families.ts";
import { counter, gauge } from "./families.ts";

const minute = 60_000;
/** Roomy enough that a growth of 5 a minute is foreseen long before the connections are saturated. */
const maxConnections = 200;
const usual = { active: 6, idle: 14, "idle in transaction": 2 } as const;
const usualTotal = usual.active + usual.idle + usual["idle in transaction"];

/** Connections of the product's database in use. */
function connections(faults: FaultBoard, now: number): number {
  const saturated = faults.get("connections");
  if (saturated !== undefined) return Math.round(saturated.level.ratio * maxConnections);
  const growing = faults.get("connectionsGrowing");
  if (growing === undefined) return usualTotal;
  const grown = Math.floor((growing.level.perMinute * (now - growing.since)) / minute);
  return Math.min(maxConnections, usualTotal + grown);
}

function byState(total: number): Readonly<Record<keyof typeof usual, number>> {
  const idle = Math.min(usual.idle, total);
  const waiting = Math.min(usual["idle in transaction"], total - idle);
  return { active: total - idle - waiting, idle, "idle in transaction": waiting };
}

/**
 * What postgres_exporter would say. With the database down it stays up, says `pg_up 0`, and knows nothing else.
 * @param datname name of the product's database
 * @param now milliseconds since 1970
 * @param uptime seconds since the demo started
 */
export function postgresFamilies(faults: FaultBoard, datname: string, now: number, uptime: number): readonly Family[] {
  const down = faults.get("database") !== undefined;
  const up = gauge("pg_up", "Whether the last scrape of metrics from PostgreSQL was able to connect to the server.", {
    labels: {},
    value: down ? 0 : 1,
  });
  if (down) return [up];
  const counts = Object.entries(byState(connections(faults, now)));
  return [
    gauge("pg_database_size_bytes", "Disk space used by the database.", {
      labels: { datname },
      value: 2_500_000_000 + Math.round(uptime * 1500),
    }),
    gauge("pg_settings_max_connections", "Server Parameter: max_connections.", { labels: {}, value: maxConnections }),
    gauge(
      "pg_stat_activity_count",
      "Number of connections in this state.",
      ...counts.map(([state, value]) => ({ labels: { datname, state }, value })),
    ),
    counter("pg_stat_database_xact_commit", "Number of transactions in this database that have been committed.", {
      labels: { datname },
      value: Math.floor(uptime * 42),
    }),
    up,
  ];
}
