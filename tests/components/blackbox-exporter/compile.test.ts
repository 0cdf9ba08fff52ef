import assert from "node:assert/strict";
import type { BlackboxValues } from "../../../components/blackbox-exporter/blackbox.ts";
import { compile } from "../../../components/blackbox-exporter/compile.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { blackboxConfig } from "../../../components/prometheus/blackbox.ts";
import { probes } from "../../../components/prometheus/probes.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { StackChoices } from "../kubernetes/context.ts";
import { kubernetesContext } from "../kubernetes/context.ts";

const resources = (own: Partial<StackChoices> = {}): ClusterResources => compile(kubernetesContext(own)).objects;

const valuesOf = ({ releases: [release] }: ClusterResources): BlackboxValues =>
  (release?.values as BlackboxValues | undefined) ?? assert.fail("no release");

const probeNames = ({ objects }: ClusterResources): readonly string[] =>
  objects.filter(({ object }) => object.kind === "Probe").map(({ object }) => object.metadata.name);

/** Name and content of each module that the catalog's probes ask for. */
const modules = Object.entries(
  blackboxConfig(probes(stratoai, kubernetesContext().stack, {}), {})?.object.modules ?? {},
).map(([name, { object }]) => [name, object] as const);

describe("the blackbox exporter in a cluster", () => {
  it("runs with the configuration that the catalog's checks are compiled to", () => {
    assert.ok(modules.length > 0);
    assert.deepEqual(valuesOf(resources()).config, { modules: Object.fromEntries(modules) });
  });

  it("leaves checks from outside to whoever runs them", () => {
    const certificate = "certificate-of-api-stratoai-com";
    assert.equal(probeNames(resources()).length, stratoai.uptimeChecks.length + 1);
    assert.deepEqual(probeNames(resources({ uptime: "pingdom" })), ["stratoai-api-detailed-health", certificate]);
    const outside = { ...stratoai, uptimeChecks: stratoai.uptimeChecks.filter(({ from }) => from === "outside") };
    assert.deepEqual(probeNames(resources({ uptime: "pingdom", catalog: outside })), [certificate]);
  });

  it("shakes hands with the host of the base URL for its certificate, in a job of its own", () => {
    const probe = resources().objects.find(({ object }) => object.metadata.name === "certificate-of-api-stratoai-com");
    const { jobName, module, targets } = probe?.object.spec as Readonly<Record<string, unknown>>;
    assert.deepEqual([jobName, module], ["certificates", "tls-10s"]);
    assert.deepEqual((targets as { staticConfig: { static: unknown } }).staticConfig.static, ["api.stratoai.com:443"]);
    assert.deepEqual(Object.fromEntries(modules)["tls-10s"], { prober: "tcp", timeout: "10s", tcp: { tls: true } });
  });

  it("has no certificate to watch where the base URL has none, and says so", () => {
    const { stack } = kubernetesContext();
    const plain = compile(kubernetesContext({ stack: { ...stack, baseUrl: "http://api.stratoai.com" } }));
    assert.equal(probeNames(plain.objects).length, stratoai.uptimeChecks.length);
    assert.deepEqual(
      plain.degradations.filter(({ item }) => item === "alert CertificateExpiringSoon"),
      [
        {
          backend: "blackbox",
          item: "alert CertificateExpiringSoon",
          lost: "all of it: http://api.stratoai.com has no certificate",
          fallback: "nothing; where that redirects to https, make this the base URL",
        },
      ],
    );
  });

  it("is not there without a check to run", () => {
    assert.deepEqual(Object.values(resources({ catalog: { ...stratoai, uptimeChecks: [] } })).flat(), []);
  });

  it("finds each token where blackbox.yml says that it is", () => {
    const made = resources();
    const [mount, ...others] = valuesOf(made).extraSecretMounts ?? [];
    assert.deepEqual(others, []);
    const spec = made.secrets.find(({ name }) => name === mount?.secretName);
    const files = Object.keys(spec?.keys ?? {}).map((key) => `${mount?.mountPath}/${key}`);
    const read = modules.flatMap(([, module]) =>
      module.prober === "http" ? (module.http.authorization?.credentials_file ?? []) : [],
    );
    assert.ok(files.length > 0);
    assert.deepEqual(files, [...new Set(read)]);
  });

  it("has no token where no check sends one", () => {
    const made = resources({ uptime: "pingdom" });
    assert.equal(valuesOf(made).extraSecretMounts, undefined);
    assert.deepEqual(made.secrets, []);
  });
});
