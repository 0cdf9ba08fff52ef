import type { Service } from "../../model/catalog.ts";
import type { ScrapeJob } from "../../model/metric.ts";

export const services: readonly Service[] = [
  { name: "api", title: "StratoAI API", team: "backend", escalationPolicy: "stratoai" },
  { name: "database", title: "PostgreSQL", team: "platform", escalationPolicy: "stratoai" },
  { name: "platform", title: "Machines", team: "platform", escalationPolicy: "stratoai" },
  { name: "monitoring", title: "Monitoring", team: "platform", escalationPolicy: "stratoai" },
];

export const scrapeJobs: readonly ScrapeJob[] = [
  {
    name: "stratoai-backend",
    service: "api",
    port: 3000,
    path: "/api/optimization/metrics",
    interval: "30s",
    description: "The backend's own metrics",
    why: "In a pod, localhost is the pod of Prometheus itself.",
    corrects: [
      {
        subject: "targets are found where they run",
        theirs: "`targets: ['localhost:3000']`, `:9100`, `:9187`",
        ours:
          "Static addresses on the local tier only; in a cluster each job's pods are discovered by a " +
          "ServiceMonitor",
      },
    ],
  },
  { name: "node-exporter", service: "platform", port: 9100, path: "/metrics", description: "The machines" },
  { name: "postgres-exporter", service: "database", port: 9187, path: "/metrics", description: "PostgreSQL" },
  {
    name: "statsd-exporter",
    service: "api",
    port: 9102,
    path: "/metrics",
    description: "What the backend sends by StatsD",
  },
  { name: "prometheus", service: "monitoring", port: 9090, path: "/metrics", description: "Prometheus itself" },
  { name: "alertmanager", service: "monitoring", port: 9093, path: "/metrics", description: "Alertmanager itself" },
  {
    name: "blackbox-exporter",
    service: "monitoring",
    port: 9115,
    path: "/metrics",
    description: "The exporter that runs the uptime checks where no outside service does",
  },
];
