/**
 * @typedef {object} GoModule
 * @property {string} path
 * @property {string} version as Go writes it, with its v: the pinned one, which we build
 * @property {string} package the main package below the module, such as "/cmd/prometheus"; "" where it is the module's root
 * @property {string} [tags]
 * @property {string} versionVariable the Go variable that holds the version which the program prints
 * @property {string} [versionPrefix] what that version starts with
 *
 * @typedef {object} Program
 * @property {string} name the name of its file
 * @property {string[]} [aliases] other names on PATH
 * @property {string[]} [folders] patterns of folders outside PATH, with one `*`
 * @property {string} minimum the oldest version that does what we ask of it
 * @property {string} because what an older one lacks
 * @property {string[]} versionArgs what makes it print its version
 * @property {boolean} [mustPrintVersion] whether the version must be printed: what the file's build information says is no use
 * @property {boolean} [optional] used where it is installed, never obtained
 * @property {string} [onlyWith] another program, without which this one has no use
 * @property {boolean} [installer] has Pulumi's official installer
 * @property {string} [debian] Debian's package
 * @property {GoModule} [module]
 * @property {string} homepage where to get it
 */

const promCommon = "github.com/prometheus/common/version.Version";
const downloads = "https://prometheus.io/download";

const prometheusModule = {
  path: "github.com/prometheus/prometheus",
  version: "v0.316.0",
  // Without the clouds' service discovery, whose SDKs are most of the build: this machine's targets are static.
  tags: "remove_all_sd",
  versionVariable: promCommon,
};
const alertmanagerModule = {
  path: "github.com/prometheus/alertmanager",
  version: "v0.31.1",
  versionVariable: promCommon,
};

/** @param {string} name @param {string} version @returns {GoModule} */
const prometheusExporter = (name, version) => ({
  path: `github.com/prometheus/${name}`,
  version,
  package: "",
  versionVariable: promCommon,
});

/** Every program that the commands run, in the order in which they are obtained. @type {readonly Program[]} */
export const programs = [
  {
    name: "pulumi",
    minimum: "3.248.0",
    because: "the version of the Pulumi SDK in package.json",
    versionArgs: ["version"],
    // The Automation API reads it.
    mustPrintVersion: true,
    installer: true,
    module: {
      path: "github.com/pulumi/pulumi/pkg/v3",
      version: "v3.274.1",
      package: "/cmd/pulumi",
      versionVariable: "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
      versionPrefix: "v",
    },
    homepage: "https://www.pulumi.com/docs/install",
  },
  {
    name: "prometheus",
    minimum: "3.5.0",
    because: "Prometheus 2 counts the samples at a range's edge differently",
    versionArgs: ["--version"],
    module: { ...prometheusModule, package: "/cmd/prometheus" },
    homepage: `${downloads}/#prometheus`,
  },
  {
    name: "promtool",
    minimum: "3.5.0",
    because: "Prometheus 2 counts the samples at a range's edge differently",
    versionArgs: ["--version"],
    module: { ...prometheusModule, package: "/cmd/promtool" },
    homepage: `${downloads}/#prometheus`,
  },
  {
    name: "alertmanager",
    minimum: "0.31.0",
    because: "older ones refuse Teams' workflows or secrets by file",
    versionArgs: ["--version"],
    module: { ...alertmanagerModule, package: "/cmd/alertmanager" },
    homepage: `${downloads}/#alertmanager`,
  },
  {
    name: "amtool",
    minimum: "0.31.0",
    because: "older ones refuse Teams' workflows or secrets by file",
    versionArgs: ["--version"],
    module: { ...alertmanagerModule, package: "/cmd/amtool" },
    homepage: `${downloads}/#alertmanager`,
  },
  {
    name: "blackbox_exporter",
    aliases: ["prometheus-blackbox-exporter"],
    minimum: "0.27.0",
    because: "the oldest one that the uptime checks are tested with",
    versionArgs: ["--version"],
    module: prometheusExporter("blackbox_exporter", "v0.28.0"),
    homepage: `${downloads}/#blackbox_exporter`,
  },
  {
    name: "statsd_exporter",
    aliases: ["prometheus-statsd-exporter"],
    minimum: "0.28.0",
    because: "the oldest one that the StatsD mapping is tested with",
    versionArgs: ["--version"],
    module: prometheusExporter("statsd_exporter", "v0.28.0"),
    homepage: `${downloads}/#statsd_exporter`,
  },
  {
    name: "postgres",
    folders: ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"],
    minimum: "13",
    because: "older ones are out of support",
    versionArgs: ["--version"],
    optional: true,
    homepage: "https://www.postgresql.org/download",
  },
  {
    name: "initdb",
    folders: ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"],
    minimum: "13",
    because: "older ones are out of support",
    versionArgs: ["--version"],
    optional: true,
    onlyWith: "postgres",
    homepage: "https://www.postgresql.org/download",
  },
  {
    name: "grafana",
    aliases: ["grafana-server"],
    minimum: "10.0.0",
    because: "the dashboards' schema",
    versionArgs: ["--version"],
    optional: true,
    homepage: "https://grafana.com/grafana/download",
  },
  {
    name: "node_exporter",
    aliases: ["prometheus-node-exporter"],
    minimum: "1.3.0",
    because: "the oldest one whose metrics are the catalog's",
    versionArgs: ["--version"],
    debian: "prometheus-node-exporter",
    module: prometheusExporter("node_exporter", "v1.10.2"),
    homepage: `${downloads}/#node_exporter`,
  },
  {
    name: "postgres_exporter",
    aliases: ["prometheus-postgres-exporter"],
    minimum: "0.10.0",
    because: "the oldest one whose metrics are the catalog's",
    versionArgs: ["--version"],
    // Without PostgreSQL the demo backend plays both.
    onlyWith: "postgres",
    debian: "prometheus-postgres-exporter",
    module: {
      path: "github.com/prometheus-community/postgres_exporter",
      version: "v0.17.1",
      package: "/cmd/postgres_exporter",
      versionVariable: promCommon,
    },
    homepage: "https://github.com/prometheus-community/postgres_exporter/releases",
  },
];

/** Names of the programs that a stack needs: only the local tier runs any here. @param {boolean} local */
export function programsOf(local) {
  return local ? programs.map(({ name }) => name) : ["pulumi"];
}

/**
 * The version of the program that a module's version stands for: Prometheus 3.5.0 is released as module v0.305.0, since
 * a Go module of major version 3 would need another path.
 *
 * @param {{ path: string, version: string }} module
 */
export function versionOfModule({ path, version }) {
  const numbers = version.replace(/^v/, "").replace(/[-+].*$/, "");
  const prometheus = /^0\.(\d)(\d\d)\.(\d+)$/.exec(numbers);
  if (path !== prometheusModule.path || prometheus === null) return numbers;
  return `${prometheus[1]}.${Number(prometheus[2])}.${prometheus[3]}`;
}
