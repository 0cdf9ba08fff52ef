import { basename, dirname, join } from "node:path";
import type { Capability } from "../../model/capability.ts";
import type { Catalog } from "../../model/catalog.ts";
import { divide } from "../../model/duration.ts";
import type { Artifact, BackendOutput, StackContext } from "../../model/stack.ts";
import type { AlertmanagerOptions } from "../alertmanager/compile.ts";
import { inboxSecrets } from "../alertmanager/compile.ts";
import type { PrometheusOptions } from "../prometheus/compile.ts";
import { local } from "./processes.ts";
import type { LocalOptions } from "./processes.ts";

/** A file of the local tier. */
export interface LocalFile {
  /** Relative to the layout's root. */
  readonly path: string;
  readonly content: string;
  /** Processes that take in its content when they start or reload. */
  readonly readBy: readonly string[];
  readonly secret?: boolean;
  /** The capability whose component makes it. Absent: it belongs to the stack as a whole. */
  readonly capability?: Capability;
}

/** The demo's second process plays a machine and a PostgreSQL that can be broken without breaking real ones. */
export function prometheusOptions(
  options: Pick<LocalOptions, "layout" | "ports" | "programs" | "speed">,
): PrometheusOptions {
  const { ports, programs, layout, speed } = options;
  const at = (port: number) => `127.0.0.1:${port}`;
  const played = (what: string) => ({
    target: at(ports.exporters),
    metricsPath: `/demo/${what}/metrics`,
    labels: { instance: `demo-${what}` },
  });
  const database = programs.postgres_exporter !== undefined && programs.postgres !== undefined;
  return {
    targets: {
      "stratoai-backend": [{ target: at(ports.backend) }],
      "node-exporter": [{ target: at(ports.node) }, played("node")],
      "postgres-exporter": [...(database ? [{ target: at(ports.postgres) }] : []), played("postgres")],
      "statsd-exporter": [{ target: at(ports.statsdMetrics) }],
      prometheus: [{ target: at(ports.prometheus) }],
      alertmanager: [{ target: at(ports.alertmanager) }],
      "blackbox-exporter": [{ target: at(ports.blackbox) }],
    },
    alertmanagers: [at(ports.alertmanager)],
    blackbox: at(ports.blackbox),
    secretsDirectory: layout.secrets,
    longestProbeInterval: divide("60s", speed),
    certificateProbes: [
      {
        name: "Local certificate",
        service: "api",
        url: `https://127.0.0.1:${ports.exportersTls}/health`,
        selfSigned: true,
      },
    ],
  };
}

export function alertmanagerOptions(options: Pick<LocalOptions, "layout" | "ports">) {
  return {
    secretsDirectory: options.layout.secrets,
    inbox: { url: local(options.ports.inbox), smtpHost: "127.0.0.1", smtpPort: options.ports.smtp },
    enabled: { discord: true, teams: true },
  } satisfies AlertmanagerOptions;
}

/** Where each artifact lies on this machine, and who reads it. */
function placed(artifact: Artifact): LocalFile | undefined {
  const { path, content } = artifact;
  const file = basename(path);
  const to = (process: string, as: string, capability: Capability): LocalFile => ({
    capability,
    path: `configuration/${process}/${as}`,
    content,
    readBy: [process],
  });
  switch (dirname(path)) {
    case "prometheus":
      if (file === "blackbox.yml") return to("blackbox-exporter", file, "uptime");
      return to(file === "statsd-mapping.yml" ? "statsd-exporter" : "prometheus", file, "metrics");
    case "prometheus/rules":
      return to("prometheus", `rules/${file}`, "alerting");
    case "alertmanager":
      return path.endsWith(".yml") ? to("alertmanager", file, "alerting") : undefined;
    case "alertmanager/templates":
      return to("alertmanager", `templates/${file}`, "alerting");
    case "grafana/dashboards":
      // Grafana finds changed dashboards by itself.
      return { capability: "dashboards", path: `dashboards/${file}`, content, readBy: [] };
    case "grafana/provisioning/dashboards":
    case "grafana/provisioning/datasources":
      return to("grafana", path.slice("grafana/".length), "dashboards");
    default:
      return undefined;
  }
}

/** Every file of the local tier, by path. */
export function localFiles(
  catalog: Catalog,
  stack: StackContext,
  outputs: readonly BackendOutput[],
  options: Pick<LocalOptions, "layout" | "ports" | "uptimeToken">,
): readonly LocalFile[] {
  const placedFiles = outputs.flatMap(({ artifacts }) => artifacts.flatMap((artifact) => placed(artifact) ?? []));
  const runbooks = [...catalog.runbooks].map(([name, content]): LocalFile => ({
    path: `runbooks/${name}.md`,
    content,
    readBy: [],
  }));
  const secrets = [
    ...[...inboxSecrets(catalog, stack, alertmanagerOptions(options))].map(([name, content]): LocalFile => ({
      capability: "alerting",
      path: join("secrets", name),
      content,
      readBy: ["alertmanager"],
      secret: true,
    })),
    {
      capability: "uptime",
      path: "secrets/uptimeToken",
      content: options.uptimeToken,
      readBy: ["blackbox-exporter"],
      secret: true,
    } as const,
  ];
  return [...placedFiles, ...runbooks, ...secrets].sort((a, b) => (a.path < b.path ? -1 : 1));
}
