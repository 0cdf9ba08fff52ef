import type { StatedCorrection } from "../../model/documented.ts";

/** Corrections of the product's requirements that no item of the catalog stands for: its clients, agents and accounts. */
export const corrections: readonly StatedCorrection[] = [
  {
    subject: "Datadog has no check named nodejs",
    theirs: "`integrations: nodejs:` and `postgres:` in datadog.yaml",
    ours: "APM by the tracer, metrics by an OpenMetrics check on /api/optimization/metrics, postgres in conf.d",
    why: "Checks live in conf.d, one folder each, and there is none for Node.js.",
  },
  {
    subject: "Datadog Agent's dated keys",
    theirs: "`process_config.enabled: true`, `apm_config.env: production`",
    ours: "`process_config.process_collection.enabled`, and `env` at the top level",
    why: "The first is deprecated; the second sets the environment of traces only.",
  },
  {
    subject: "a StatsD client that is kept",
    theirs: "`import { StatsD } from 'node-statsd'`",
    ours: "hot-shots, as in the demo backend",
    why: "node-statsd has not been maintained for years.",
  },
  {
    subject: "Grafana Cloud's logs are its own Loki",
    theirs: 'Metrics by Grafana Cloud, logs by "Grafana Loki"',
    ours: "The hosted Loki of the same Grafana Cloud stack",
    why: "It is one account: a second Loki would have to be run by somebody.",
  },
];
