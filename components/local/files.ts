import { join } from "node:path";
import type { Capability } from "../../model/capability.ts";
import type { Catalog } from "../../model/catalog.ts";
import { jobKind } from "../../model/catalog.ts";
import { divide } from "../../model/duration.ts";
import type { ScrapeJob, ScrapeJobKind } from "../../model/metric.ts";
import type { StackContext } from "../../model/stack.ts";
import { configurationText, templateFile } from "../alertmanager/files.ts";
import type { AlertmanagerObjects, AlertmanagerOptions } from "../alertmanager/compile.ts";
import { inboxSecrets } from "../alertmanager/compile.ts";
import { dashboardFile, dashboardText, provisioningPaths, provisioningText } from "../grafana/files.ts";
import type { GrafanaObjects } from "../grafana/compile.ts";
import type { LanguageObjects } from "../languages.ts";
import { blackboxText, configText, rulesText, statsdText } from "../prometheus/files.ts";
import type { PrometheusObjects, PrometheusOptions } from "../prometheus/compile.ts";
import type { Target } from "../prometheus/options.ts";
import { demoPath, demoProduct } from "./demo-product.ts";
import { demoCertificate, demoProcesses, demoProductFile, exportersUsed, local } from "./processes.ts";
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

/** The demo's second process simulates a machine and a PostgreSQL that can be broken without breaking real ones. */
export function prometheusOptions(
  catalog: Catalog,
  options: Pick<LocalOptions, "layout" | "ports" | "programs" | "speed">,
): PrometheusOptions {
  const { ports, programs, layout, speed } = options;
  const at = (port: number) => `127.0.0.1:${port}`;
  const simulated = (what: string) => ({
    target: at(ports.exporters),
    metricsPath: `/demo/${what}/metrics`,
    labels: { instance: `demo-${what}` },
  });
  const database = programs.postgres_exporter !== undefined && programs.postgres !== undefined;
  const { statsd, blackbox } = exportersUsed(catalog);
  const ofKind: Readonly<Record<Exclude<ScrapeJobKind, "product">, readonly Target[]>> = {
    node: [{ target: at(ports.node) }, simulated("node")],
    postgres: [...(database ? [{ target: at(ports.postgres) }] : []), simulated("postgres")],
    statsd: statsd ? [{ target: at(ports.statsdMetrics) }] : [],
    prometheus: [{ target: at(ports.prometheus) }],
    alertmanager: [{ target: at(ports.alertmanager) }],
    blackbox: blackbox ? [{ target: at(ports.blackbox) }] : [],
  };
  const targetsOf = (job: ScrapeJob): readonly Target[] => {
    const kind = jobKind(job);
    if (kind !== "product") return ofKind[kind];
    const metricsPath = demoPath(catalog, job);
    return [{ target: at(ports.backend), ...(metricsPath === job.path ? {} : { metricsPath }) }];
  };
  // Whoever has uptime checks may have an alert on certificates, and the local base URL has none.
  const [check] = catalog.uptimeChecks;
  return {
    targets: Object.fromEntries(catalog.scrapeJobs.map((job) => [job.name, targetsOf(job)])),
    alertmanagers: [at(ports.alertmanager)],
    blackbox: at(ports.blackbox),
    secretsDirectory: layout.secrets,
    longestProbeInterval: divide("60s", speed),
    certificateProbes:
      check === undefined
        ? []
        : [
            {
              name: "Local certificate",
              service: check.service,
              address: at(ports.exportersTls),
              authority: { name: "demo", file: demoCertificate(layout, "exporters") },
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

/** A file that a process takes in, in the folder of its configuration. */
const configurationOf =
  (process: string, capability: Capability) =>
  (path: string, content: string): LocalFile => ({
    capability,
    path: `configuration/${process}/${path}`,
    content,
    readBy: [process],
  });

function prometheusFiles({ config, ruleFiles, blackbox, statsd }: PrometheusObjects): readonly LocalFile[] {
  const metrics = configurationOf("prometheus", "metrics");
  const rules = configurationOf("prometheus", "alerting");
  return [
    ...(config === undefined ? [] : [metrics("prometheus.yml", configText(config))]),
    ...ruleFiles.map((file) => rules(`rules/${file.name}.yml`, rulesText(file))),
    ...(blackbox === undefined
      ? []
      : [configurationOf("blackbox-exporter", "uptime")("blackbox.yml", blackboxText(blackbox))]),
    ...(statsd === undefined
      ? []
      : [configurationOf("statsd-exporter", "metrics")("statsd-mapping.yml", statsdText(statsd))]),
  ];
}

function alertmanagerFiles({ config, templates }: AlertmanagerObjects): readonly LocalFile[] {
  const of = configurationOf("alertmanager", "alerting");
  return [
    of("alertmanager.yml", configurationText(config)),
    ...Object.entries(templates).map(([name, text]) => of(`templates/${templateFile(name)}`, text)),
  ];
}

function grafanaFiles({ dashboards, provisioning }: GrafanaObjects): readonly LocalFile[] {
  const of = configurationOf("grafana", "dashboards");
  return [
    // Grafana finds changed dashboards by itself.
    ...dashboards.map((dashboard): LocalFile => ({
      capability: "dashboards",
      path: `dashboards/${dashboardFile(dashboard)}`,
      content: dashboardText(dashboard),
      readBy: [],
    })),
    ...(provisioning === undefined
      ? []
      : (["dataSources", "dashboards"] as const).map((part) =>
          of(`provisioning/${provisioningPaths[part]}`, provisioningText(provisioning[part])),
        )),
  ];
}

/** Every file of the local tier, by path. */
export function localFiles(
  catalog: Catalog,
  stack: StackContext,
  { prometheus, alertmanager, grafana }: LanguageObjects,
  options: Pick<LocalOptions, "layout" | "ports" | "uptimeToken">,
): readonly LocalFile[] {
  const placedFiles = [...prometheusFiles(prometheus), ...alertmanagerFiles(alertmanager), ...grafanaFiles(grafana)];
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
    // Whatever tokens the checks send, the demo takes the one.
    ...[...new Set(catalog.uptimeChecks.flatMap(({ bearer }) => bearer?.secret ?? []))].map((name): LocalFile => ({
      capability: "uptime",
      path: join("secrets", name),
      content: options.uptimeToken,
      readBy: ["blackbox-exporter"],
      secret: true,
    })),
  ];
  const product: LocalFile = {
    path: demoProductFile,
    content: `${JSON.stringify(demoProduct(catalog), null, 2)}\n`,
    readBy: demoProcesses,
  };
  return [...placedFiles, ...runbooks, product, ...secrets].sort((a, b) => (a.path < b.path ? -1 : 1));
}
