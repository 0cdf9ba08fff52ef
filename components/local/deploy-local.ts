import { join } from "node:path";
import type { Deploy } from "../backend.ts";
import type { LanguageObjects } from "../languages.ts";
import { ObservabilityProvider } from "../provider/provider.ts";
import { LocalDeployer } from "./deploy.ts";
import { sourceDigest } from "./digest.ts";
import { localFiles } from "./files.ts";
import { localOptions } from "./options.ts";
import { local, processes } from "./processes.ts";
import type { LocalSettings } from "./settings.ts";

/** Starts the programs of this machine; the outputs are what a person, `status` and `drill` need to know of them. */
export const deploy: Deploy<LocalSettings, LanguageObjects> = (objects, { context, deployed: { monitoring } }) => {
  const options = localOptions(context);
  const { ports, layout, programs, speed } = options;
  const { catalog, stack, machine } = context;
  const deployer = new LocalDeployer({
    monitoring,
    layout,
    provider: new ObservabilityProvider("local"),
    sourceDigest: sourceDigest(join(machine.project, "demo")),
  });
  deployer.deploy({ files: localFiles(catalog, stack, objects, options), processes: processes(options) });
  const urls = {
    inbox: local(ports.inbox),
    prometheus: local(ports.prometheus),
    alertmanager: local(ports.alertmanager),
    backend: local(ports.backend),
  };
  monitoring.of("paging").provide({ urls: { inbox: urls.inbox } });
  monitoring.of("metrics").provide({ urls: { prometheus: urls.prometheus } });
  monitoring.of("alerting").provide({ urls: { alertmanager: urls.alertmanager } });
  if (programs.grafana !== undefined) monitoring.of("dashboards").provide({ urls: { grafana: local(ports.grafana) } });
  monitoring.provide({ urls: { backend: urls.backend } });
  const obstacle = machine.obstacles?.postgres;
  return () => ({
    ...urls,
    switches: `${urls.backend}/demo`,
    exporters: local(ports.exporters),
    grafana: programs.grafana === undefined ? "none here: dashboards are rendered only" : local(ports.grafana),
    dashboards: layout.dashboards,
    prometheusConfiguration: layout.configuration("prometheus"),
    database: obstacle === undefined ? `127.0.0.1:${ports.database}` : `simulated by the demo: ${obstacle}`,
    speed,
  });
};
