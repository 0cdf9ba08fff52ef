import type { Duration } from "../../model/duration.ts";
import type { Origin, WithOrigin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";
import type { PrometheusOptions } from "./options.ts";
import type { HandshakeModule, Probe, ProbeModule, RequestModule } from "./probes.ts";
import { probesOrigin } from "./probes.ts";

/** One way to ask by HTTP. */
interface HttpModule {
  readonly prober: "http";
  readonly timeout: Duration;
  readonly http: {
    readonly method: string;
    readonly valid_status_codes: readonly number[];
    readonly follow_redirects: boolean;
    readonly authorization?: { readonly type: "Bearer"; readonly credentials_file: string };
  };
}

/** One way to shake hands by TLS. */
interface TlsModule {
  readonly prober: "tcp";
  readonly timeout: Duration;
  readonly tcp: { readonly tls: true; readonly tls_config?: { readonly ca_file: string } };
}

/** One way to ask. */
export type BlackboxModule = HttpModule | TlsModule;

/** blackbox.yml: modules by name. */
export interface BlackboxConfig {
  readonly modules: Readonly<Record<string, WithOrigin<BlackboxModule>>>;
}

const redirects = (status: number) => status >= 300 && status < 400;

function httpModule(module: RequestModule, secretsDirectory: string): HttpModule {
  return {
    prober: "http",
    timeout: module.timeout,
    http: {
      method: module.method,
      valid_status_codes: module.expectedStatus,
      // A redirect that is expected must not be followed.
      follow_redirects: !module.expectedStatus.some(redirects),
      ...(module.bearer === undefined
        ? {}
        : { authorization: { type: "Bearer", credentials_file: `${secretsDirectory}/${module.bearer}` } }),
    },
  };
}

const tlsModule = ({ timeout, authority }: HandshakeModule): TlsModule => ({
  prober: "tcp",
  timeout,
  tcp: { tls: true, ...(authority === undefined ? {} : { tls_config: { ca_file: authority.file } }) },
});

const moduleConfig = (module: ProbeModule, secretsDirectory: string): BlackboxModule =>
  module.prober === "http" ? httpModule(module, secretsDirectory) : tlsModule(module);

/** What the modules are for, as their file's first line. */
const fileOrigin: Origin = ofItem("uptimeChecks; prometheus.yml says which check uses which module");

/** One module per way to ask, by name. Tokens are named by file, never contained. Undefined without a probe. */
export function blackboxConfig(
  all: readonly Probe[],
  options: PrometheusOptions,
): WithOrigin<BlackboxConfig> | undefined {
  if (all.length === 0) return undefined;
  const { secretsDirectory = "/etc/blackbox_exporter/secrets" } = options;
  const users = new Map<string, { readonly module: ProbeModule; readonly probes: Probe[] }>();
  for (const probe of all) {
    const { module } = probe;
    const user = users.get(module.name) ?? { module, probes: [] };
    user.probes.push(probe);
    users.set(module.name, user);
  }
  const modules = [...users.values()]
    .sort((a, b) => (a.module.name < b.module.name ? -1 : 1))
    .map(({ module, probes }) => [
      module.name,
      { origin: probesOrigin(probes), object: moduleConfig(module, secretsDirectory) },
    ]);
  return { origin: fileOrigin, object: { modules: Object.fromEntries(modules) as BlackboxConfig["modules"] } };
}
