import type { Artifact } from "../../model/stack.ts";
import type { PrometheusOptions } from "./options.ts";
import type { Probe, ProbeModule } from "./probes.ts";
import type { YamlValue } from "./yaml-text.ts";
import { yamlText } from "./yaml-text.ts";

const redirects = (status: number) => status >= 300 && status < 400;

function moduleConfig(module: ProbeModule, secretsDirectory: string): YamlValue {
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
      ...(module.selfSigned ? { tls_config: { insecure_skip_verify: true } } : {}),
    },
  };
}

/** blackbox.yml: one module per way to ask. Tokens are named by file, never contained. */
export function blackboxArtifact(all: readonly Probe[], options: PrometheusOptions): Artifact {
  const { secretsDirectory = "/etc/blackbox_exporter/secrets" } = options;
  const modules = new Map(all.map(({ module }) => [module.name, module]));
  const config = Object.fromEntries(
    [...modules.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((module) => [module.name, moduleConfig(module, secretsDirectory)]),
  );
  return {
    path: "prometheus/blackbox.yml",
    content: `# catalog: uptimeChecks; prometheus.yml says which check uses which module\n${yamlText({ modules: config })}`,
  };
}
