/** What a Grafana of our own needs to find the data source and the dashboards when it starts. */
export interface Provisioning {
  /** As Grafana's server reaches it, e.g. http://127.0.0.1:9090. */
  readonly prometheusUrl: string;
  /** Absolute path of the folder that holds the dashboards' files, as Grafana's server sees it. */
  readonly dashboardsPath: string;
}

/** What Grafana's artifacts need beyond catalog and stack; no secret. */
export interface GrafanaOptions {
  /** Default: none, for a Grafana that somebody else runs. */
  readonly provisioning?: Provisioning | undefined;
}
