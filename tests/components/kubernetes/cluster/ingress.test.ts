import assert from "node:assert/strict";
import type { SettingsContext } from "../../../../components/backend.ts";
import { backends } from "../../../../components/index.ts";
import { ingresses } from "../../../../components/kubernetes/cluster/ingress.ts";
import { ingressIssues } from "../../../../components/kubernetes/cluster/index.ts";
import type { Endpoint } from "../../../../components/kubernetes/resources.ts";
import type { IngressSettings } from "../../../../components/kubernetes/settings.ts";
import { capabilities } from "../../../../model/capability.ts";
import type { Capability } from "../../../../model/capability.ts";
import { servicesOn } from "../../../../plan/registry.ts";
import { kubernetesContext } from "../context.ts";

const settings: IngressSettings = {
  className: "nginx",
  hosts: { grafana: "grafana.stratoai.com" },
  tls: { secret: "wildcard" },
  auth: "login",
  controllerNamespace: "ingress-nginx",
};

const endpoint = (name: string, rest: Partial<Endpoint> = {}): Endpoint => ({
  name,
  namespace: "monitoring",
  service: name,
  port: 80,
  login: true,
  ...rest,
});

const endpoints = [
  endpoint("grafana"),
  endpoint("prometheus", { login: false, port: 9090 }),
  endpoint("kibana", { service: "kibana-kb-http", port: 5601, tls: true }),
];

const made = (own: Partial<IngressSettings> = {}) =>
  ingresses(kubernetesContext({ settings: { ingress: { ...settings, ...own } } }), endpoints);

describe("ingress", () => {
  it("publishes nothing by default", () => {
    assert.deepEqual(ingresses(kubernetesContext(), endpoints), []);
  });

  it("publishes what has a host, by TLS with the certificate at hand", () => {
    const [grafana, ...others] = made();
    assert.deepEqual(others, []);
    assert.equal(grafana?.metadata.annotations?.["nginx.ingress.kubernetes.io/ssl-redirect"], "true");
    assert.deepEqual(grafana.spec, {
      ingressClassName: "nginx",
      tls: [{ hosts: ["grafana.stratoai.com"], secretName: "wildcard" }],
      rules: [
        {
          host: "grafana.stratoai.com",
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "grafana", port: { number: 80 } } } }],
          },
        },
      ],
    });
  });

  it("has cert-manager make a certificate per host, and nginx ask a proxy about everybody", () => {
    const hosts = { prometheus: "prometheus.stratoai.com", kibana: "logs.stratoai.com" };
    const auth = { url: "https://auth.stratoai.com/auth", signin: "https://auth.stratoai.com/start" };
    const objects = made({ hosts, tls: { clusterIssuer: "letsencrypt" }, auth });
    const guarded = {
      "cert-manager.io/cluster-issuer": "letsencrypt",
      "nginx.ingress.kubernetes.io/auth-signin": auth.signin,
      "nginx.ingress.kubernetes.io/auth-url": auth.url,
      "nginx.ingress.kubernetes.io/ssl-redirect": "true",
    };
    assert.deepEqual(
      objects.map(({ metadata }) => [metadata.name, metadata.annotations]),
      [
        ["prometheus", guarded],
        ["kibana", { ...guarded, "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS" }],
      ],
    );
    assert.match(JSON.stringify(objects[1]?.spec), /"secretName":"kibana-tls"/);
  });

  it("throws rather than publish an interface without a login, or one that is not there", () => {
    assert.throws(() => made({ hosts: { prometheus: "p.stratoai.com" } }), /prometheus would be published without/);
    assert.throws(() => made({ hosts: { traces: "t.stratoai.com" } }), /traces is published at t.stratoai.com, but/);
  });
});

/** Everything that a stack may choose, and what this one has: its tier's own, and these. */
function choices(own: Partial<Record<Capability, string>>): Pick<SettingsContext, "chosen" | "choosable"> {
  const choosable = servicesOn("complete", backends);
  const wanted: Partial<Record<Capability, string>> = {
    metrics: "prometheus",
    dashboards: "grafana",
    alerting: "alertmanager",
    ...own,
  };
  const chosen = capabilities.map((capability) => [
    capability,
    choosable.filter((service) => service.capability === capability && service.choice === wanted[capability]),
  ]);
  return { choosable, chosen: Object.fromEntries(chosen) as SettingsContext["chosen"] };
}

describe("issues of ingress", () => {
  const all = { grafana: "a", prometheus: "b", alertmanager: "c", kibana: "d", traces: "e" };
  const paths = (own: Partial<IngressSettings>, chosen: Partial<Record<Capability, string>>) =>
    ingressIssues({ ...settings, ...own }, choices(chosen)).map(({ path }) =>
      path.replace("kubernetes.ingress.hosts.", ""),
    );

  it("are none where an authenticating proxy guards what the stack has", () => {
    const auth = { url: "https://auth.stratoai.com/auth" };
    assert.deepEqual(paths({ hosts: all, auth }, { logs: "elk", traces: "zipkin" }), []);
    assert.deepEqual(ingressIssues(undefined, choices({})), []);
  });

  it("are interfaces that the stack does not have, with the choices that would bring them", () => {
    const hosts = { kibana: "d", traces: "e" };
    const auth = { url: "https://auth.stratoai.com/auth" };
    assert.deepEqual(paths({ hosts, auth }, { logs: "loki" }), ["kibana", "traces"]);
    assert.deepEqual(
      ingressIssues({ hosts, auth }, choices({ logs: "loki" })).map(({ expected }) => expected),
      ["logs: elk, or no host for kibana", "traces: jaeger or traces: zipkin, or no host for traces"],
    );
  });

  it("are interfaces without a login of their own, where nothing else asks for one", () => {
    assert.deepEqual(paths({ hosts: all }, { logs: "elk", traces: "jaeger" }), [
      "prometheus",
      "alertmanager",
      "traces",
    ]);
  });

  it("are two interfaces at one host", () => {
    const hosts = { grafana: "ops.stratoai.com", kibana: "ops.stratoai.com" };
    assert.deepEqual(ingressIssues({ ...settings, hosts }, choices({ logs: "elk" })), [
      {
        path: "kubernetes.ingress.hosts.kibana",
        got: `"ops.stratoai.com", as for grafana`,
        expected: "a host of its own",
      },
    ]);
  });
});
