import { join } from "node:path";
import type { Capability } from "../../model/capability.ts";
import type { Catalog } from "../../model/catalog.ts";
import { sendsStatsd } from "../../model/catalog.ts";
import type { Duration } from "../../model/duration.ts";
import { divide } from "../../model/duration.ts";
import type { Layout } from "./layout.ts";
import type { LocalPorts } from "./ports.ts";

/** The user that Debian's PostgreSQL brings. */
export const databaseUser = "postgres";

/** Paths of the programs that the local tier runs; undefined where an optional one is not installed. */
export interface LocalPrograms {
  readonly node: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly blackbox_exporter: string;
  readonly statsd_exporter: string;
  readonly node_exporter: string;
  readonly postgres_exporter?: string | undefined;
  readonly postgres?: string | undefined;
  readonly initdb?: string | undefined;
  readonly grafana?: string | undefined;
}

/** A process of the local tier, in plain data. */
export interface ProcessSpec {
  /** The capability whose component makes it. Absent: it belongs to the stack as a whole. */
  readonly capability?: Capability;
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly protocol: "tcp" | "udp" }[];
  readonly ready: { readonly url: string } | { readonly tcp: number };
  /** Processes that are there before it: receivers before senders, databases before their clients. */
  readonly after?: readonly string[];
  /** Where it takes a changed configuration without a restart. */
  readonly reloadUrl?: string;
  readonly dataDirectories?: readonly string[];
  readonly prepare?: readonly {
    readonly program: string;
    readonly args: readonly string[];
    readonly creates: string;
  }[];
  /** PostgreSQL waits for its clients on SIGTERM. */
  readonly stopSignal?: string;
  /** Another user to run as, when we are root. */
  readonly user?: string;
  /** One of our own programs: a changed source restarts it. */
  readonly own?: boolean;
}

/** PostgreSQL's data directory, and the superuser that it has or will be made with. */
export interface DatabaseCluster {
  /** Below the data folder of the process. */
  readonly folder: string;
  readonly superuser: string;
}

/** What a new data directory is made as. Its folder differs from those that earlier versions made with another superuser. */
export const newDatabase: DatabaseCluster = { folder: "pgdata", superuser: "postgres" };

/** Below the layout's root: what the demo's processes simulate. */
export const demoProductFile = "configuration/demo/product.json";
export const demoProcesses = ["backend", "exporters"] as const;

/** The certificate that a process of the demo serves, which it writes itself for its probes to trust. */
export const demoCertificate = (layout: Layout, process: (typeof demoProcesses)[number]): string =>
  join(layout.data(process), "certificate.pem");

/** Exporters that some products have nothing to do for. */
interface ExportersUsed {
  readonly statsd: boolean;
  readonly blackbox: boolean;
}

export const exportersUsed = (catalog: Catalog): ExportersUsed => ({
  statsd: sendsStatsd(catalog),
  blackbox: catalog.uptimeChecks.length > 0,
});

export interface LocalOptions {
  /** The product's title. */
  readonly title: string;
  readonly exporters: ExportersUsed;
  readonly layout: Layout;
  readonly ports: LocalPorts;
  readonly programs: LocalPrograms;
  /** Where PostgreSQL is installed. */
  readonly database: DatabaseCluster;
  /** Folder of this project, for our own programs. */
  readonly project: string;
  /** URL of the module that lets node run TypeScript. */
  readonly tsx: string;
  readonly metricRetention: Duration;
  readonly speed: number;
  /** Token that the uptime checks send and the demo backend takes. */
  readonly uptimeToken: string;
  readonly environment: string;
  readonly version: string;
  /** Requests per second of the demo's own traffic. */
  readonly traffic: number;
}

export const local = (port: number): string => `http://127.0.0.1:${port}`;
const tcp = (port: number) => ({ port, protocol: "tcp" }) as const;
const udp = (port: number) => ({ port, protocol: "udp" }) as const;

const configurationFile = (layout: Layout, process: string, file: string): string =>
  join(layout.configuration(process), file);

function own(options: LocalOptions, script: string, args: readonly string[]) {
  return {
    program: options.programs.node,
    args: ["--import", options.tsx, join(options.project, script), ...args],
    own: true,
  };
}

function demo(
  options: LocalOptions,
  name: (typeof demoProcesses)[number],
  port: number,
  tls: number,
  traffic: number,
): ProcessSpec {
  const { ports, layout, exporters } = options;
  return {
    name,
    ...own(options, "demo/backend/main.ts", [
      ...["--product", join(layout.root, demoProductFile)],
      ...[
        "--port",
        String(port),
        "--tls-port",
        String(tls),
        "--statsd-port",
        exporters.statsd ? String(ports.statsd) : "off",
      ],
      ...["--rate", String(traffic), "--time-scale", String(options.speed)],
      ...["--certificate-file", demoCertificate(layout, name)],
    ]),
    dataDirectories: [layout.data(name)],
    env: { NODE_ENV: options.environment, APP_VERSION: options.version, DEMO_TOKEN: options.uptimeToken },
    ports: [tcp(port), tcp(tls)],
    ready: { url: `${local(port)}/demo` },
    after: ["statsd-exporter"],
  };
}

function postgres(options: LocalOptions): readonly ProcessSpec[] {
  const { programs, ports, database } = options;
  if (programs.postgres === undefined || programs.initdb === undefined || programs.postgres_exporter === undefined)
    return [];
  const data = options.layout.data("postgres");
  const cluster = join(data, database.folder);
  return [
    {
      name: "postgres",
      program: programs.postgres,
      args: ["-D", cluster, "-p", String(ports.database), "-h", "127.0.0.1", "-k", data],
      prepare: [
        {
          program: programs.initdb,
          args: ["-D", cluster, `--username=${database.superuser}`, "--auth=trust", "--no-locale", "--encoding=UTF8"],
          creates: join(cluster, "PG_VERSION"),
        },
      ],
      // PostgreSQL refuses to run as root.
      user: databaseUser,
      stopSignal: "SIGINT",
      dataDirectories: [data],
      ports: [tcp(ports.database)],
      ready: { tcp: ports.database },
    },
    {
      name: "postgres-exporter",
      capability: "metrics",
      program: programs.postgres_exporter,
      args: [`--web.listen-address=127.0.0.1:${ports.postgres}`],
      // Trust authentication on the loopback interface: there is no password to keep.
      env: {
        DATA_SOURCE_NAME: `postgresql://${database.superuser}@127.0.0.1:${ports.database}/postgres?sslmode=disable`,
      },
      ports: [tcp(ports.postgres)],
      ready: { url: `${local(ports.postgres)}/metrics` },
      after: ["postgres"],
    },
  ];
}

function grafana(options: LocalOptions): readonly ProcessSpec[] {
  const { programs, ports, layout } = options;
  if (programs.grafana === undefined) return [];
  const data = layout.data("grafana");
  return [
    {
      name: "grafana",
      capability: "dashboards",
      program: programs.grafana,
      args: programs.grafana.endsWith("grafana") ? ["server"] : [],
      env: {
        GF_SERVER_HTTP_ADDR: "127.0.0.1",
        GF_SERVER_HTTP_PORT: String(ports.grafana),
        GF_PATHS_DATA: data,
        GF_PATHS_LOGS: data,
        GF_PATHS_PLUGINS: join(data, "plugins"),
        GF_PATHS_PROVISIONING: join(layout.configuration("grafana"), "provisioning"),
        GF_AUTH_ANONYMOUS_ENABLED: "true",
        GF_AUTH_ANONYMOUS_ORG_ROLE: "Viewer",
        GF_ANALYTICS_REPORTING_ENABLED: "false",
        GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
      },
      dataDirectories: [data],
      ports: [tcp(ports.grafana)],
      ready: { url: `${local(ports.grafana)}/api/health` },
    },
  ];
}

function statsdExporter({ ports, programs, layout }: LocalOptions): ProcessSpec {
  return {
    name: "statsd-exporter",
    capability: "metrics",
    program: programs.statsd_exporter,
    args: [
      `--web.listen-address=127.0.0.1:${ports.statsdMetrics}`,
      `--statsd.listen-udp=127.0.0.1:${ports.statsd}`,
      "--statsd.listen-tcp=",
      `--statsd.mapping-config=${configurationFile(layout, "statsd-exporter", "statsd-mapping.yml")}`,
      "--web.enable-lifecycle",
    ],
    ports: [tcp(ports.statsdMetrics), udp(ports.statsd)],
    ready: { url: `${local(ports.statsdMetrics)}/metrics` },
    reloadUrl: `${local(ports.statsdMetrics)}/-/reload`,
  };
}

function blackboxExporter({ ports, programs, layout }: LocalOptions): ProcessSpec {
  return {
    name: "blackbox-exporter",
    capability: "uptime",
    program: programs.blackbox_exporter,
    args: [
      `--config.file=${configurationFile(layout, "blackbox-exporter", "blackbox.yml")}`,
      `--web.listen-address=127.0.0.1:${ports.blackbox}`,
    ],
    ports: [tcp(ports.blackbox)],
    ready: { url: `${local(ports.blackbox)}/-/healthy` },
    reloadUrl: `${local(ports.blackbox)}/-/reload`,
  };
}

/** The processes of the local tier, in the order in which they start. */
export function processes(options: LocalOptions): readonly ProcessSpec[] {
  const { ports, programs, layout, speed, exporters } = options;
  const fast = (length: Duration) => divide(length, speed);
  return [
    {
      name: "inbox",
      capability: "paging",
      ...own(options, "demo/inbox/main.ts", [
        ...["--port", String(ports.inbox), "--smtp-port", String(ports.smtp), "--data", layout.data("inbox")],
        ...["--runbooks", layout.runbooks, "--prometheus-url", local(ports.prometheus)],
        ...["--alertmanager-url", local(ports.alertmanager), "--title", options.title],
      ]),
      dataDirectories: [layout.data("inbox")],
      ports: [tcp(ports.inbox), tcp(ports.smtp)],
      ready: { url: `${local(ports.inbox)}/api/messages` },
    },
    ...(exporters.statsd ? [statsdExporter(options)] : []),
    demo(options, "backend", ports.backend, ports.backendTls, options.traffic),
    demo(options, "exporters", ports.exporters, ports.exportersTls, 0),
    {
      name: "node-exporter",
      capability: "metrics",
      program: programs.node_exporter,
      args: [`--web.listen-address=127.0.0.1:${ports.node}`],
      ports: [tcp(ports.node)],
      ready: { url: `${local(ports.node)}/metrics` },
    },
    ...postgres(options),
    ...(exporters.blackbox ? [blackboxExporter(options)] : []),
    {
      name: "alertmanager",
      capability: "alerting",
      program: programs.alertmanager,
      args: [
        `--config.file=${configurationFile(layout, "alertmanager", "alertmanager.yml")}`,
        `--storage.path=${layout.data("alertmanager")}`,
        `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
        `--web.external-url=${local(ports.alertmanager)}`,
        // One instance: no gossip port.
        "--cluster.listen-address=",
      ],
      dataDirectories: [layout.data("alertmanager")],
      ports: [tcp(ports.alertmanager)],
      ready: { url: `${local(ports.alertmanager)}/-/ready` },
      after: ["inbox"],
      reloadUrl: `${local(ports.alertmanager)}/-/reload`,
    },
    {
      name: "prometheus",
      capability: "metrics",
      program: programs.prometheus,
      args: [
        `--config.file=${configurationFile(layout, "prometheus", "prometheus.yml")}`,
        `--storage.tsdb.path=${layout.data("prometheus")}`,
        `--storage.tsdb.retention.time=${options.metricRetention}`,
        `--web.listen-address=127.0.0.1:${ports.prometheus}`,
        `--web.external-url=${local(ports.prometheus)}`,
        "--web.enable-lifecycle",
        // Prometheus' default of one minute between repeats of the same alert, at this stack's speed.
        `--rules.alert.resend-delay=${fast("1m")}`,
        `--rules.alert.for-grace-period=${fast("10m")}`,
      ],
      dataDirectories: [layout.data("prometheus")],
      ports: [tcp(ports.prometheus)],
      ready: { url: `${local(ports.prometheus)}/-/ready` },
      // Last, so that its first scrapes find everybody and no alert is about the start itself.
      after: ["backend", "exporters", "node-exporter", "blackbox-exporter", "alertmanager"],
      reloadUrl: `${local(ports.prometheus)}/-/reload`,
    },
    ...grafana(options),
  ];
}
