import type { Dashboard } from "../../../model/dashboard.ts";
import { arithmetic, min, predict, rate, ratio, sum, value } from "../../../model/query.ts";
import { httpRequests } from "../metrics/application.ts";
import {
  cpuSeconds,
  filesystemAvailable,
  filesystemSize,
  memoryAvailable,
  memoryTotal,
  postgresConnections,
  postgresDatabaseSize,
  postgresMaxConnections,
} from "../metrics/exporters.ts";

const disk = { fstype: { in: ["ext4", "xfs", "btrfs"] } } as const;

export const capacity: Dashboard = {
  uid: "capacity",
  title: "StratoAI Capacity",
  description: "What runs out next, and when.",
  tags: ["stratoai", "capacity"],
  refresh: "1m",
  range: "7d",
  rows: [
    {
      title: "Machines",
      panels: [
        {
          title: "Disk space free",
          kind: "timeseries",
          description: "Share of each disk that is free; below 10 % it alerts.",
          queries: [
            {
              query: ratio(value(filesystemAvailable, disk), value(filesystemSize, disk), ["instance", "mountpoint"]),
              legend: "{instance} {mountpoint}",
            },
          ],
          unit: "ratio",
        },
        {
          title: "Disk space in a day",
          kind: "timeseries",
          description: "Where the growth of the last six hours leads; below 0 the disk is full by then.",
          queries: [
            {
              query: min(predict(filesystemAvailable, "6h", "1d", disk), ["instance", "mountpoint"]),
              legend: "{instance} {mountpoint}",
            },
          ],
          unit: "bytes",
        },
        {
          title: "Memory available",
          kind: "timeseries",
          description: "Share of each machine's memory that programs can still get.",
          queries: [{ query: ratio(value(memoryAvailable), value(memoryTotal), ["instance"]), legend: "{instance}" }],
          unit: "ratio",
        },
        {
          title: "CPU busy",
          kind: "timeseries",
          description: "Share of each machine's CPU time that is not idle.",
          queries: [
            {
              query: arithmetic(
                1,
                "-",
                ratio(rate(cpuSeconds, "5m", { mode: { is: "idle" } }), rate(cpuSeconds, "5m"), ["instance"]),
              ),
              legend: "{instance}",
            },
          ],
          unit: "ratio",
          followsRange: true,
        },
      ],
    },
    {
      title: "Database and traffic",
      panels: [
        {
          title: "Database connections",
          kind: "timeseries",
          description: "Share of PostgreSQL's connections in use; above 80 % it alerts.",
          queries: [
            {
              query: ratio(value(postgresConnections), value(postgresMaxConnections), ["instance"]),
              legend: "{instance}",
            },
          ],
          unit: "ratio",
        },
        {
          title: "Database size",
          kind: "timeseries",
          description: "Size of each database on disk.",
          queries: [{ query: sum(value(postgresDatabaseSize), ["datname"]), legend: "{datname}" }],
          unit: "bytes",
        },
        {
          title: "Requests per second, by the hour",
          kind: "timeseries",
          description: "The trend that capacity must follow.",
          queries: [{ query: sum(rate(httpRequests, "1h"), ["service"]), legend: "{service}" }],
          unit: "requests",
          width: 24,
        },
      ],
    },
  ],
};
