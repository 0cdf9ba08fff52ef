import type { KubernetesContext } from "../context.ts";
import type { KubernetesObject } from "../object.ts";
import { objectLabels } from "../object-labels.ts";
import type { Endpoint } from "../resources.ts";
import type { IngressSettings } from "../settings.ts";
import type { PublishedEndpoint } from "./published.ts";
import { publishedEndpoints } from "./published.ts";

const nginx = (name: string): string => `nginx.ingress.kubernetes.io/${name}`;

/** @throws where nothing would ask who comes, which settings should have refused */
function authAnnotations({ auth }: IngressSettings, { name, login }: Endpoint): Readonly<Record<string, string>> {
  if (auth === "login") {
    if (!login) throw new Error(`${name} would be published without a login`);
    return {};
  }
  return {
    [nginx("auth-url")]: auth.url,
    ...(auth.signin === undefined ? {} : { [nginx("auth-signin")]: auth.signin }),
  };
}

function annotations(settings: IngressSettings, endpoint: Endpoint): Readonly<Record<string, string>> {
  const { tls } = settings;
  return {
    // Also where the controller's own default says otherwise: no password goes over plain HTTP.
    [nginx("ssl-redirect")]: "true",
    ...authAnnotations(settings, endpoint),
    ...(endpoint.tls === true ? { [nginx("backend-protocol")]: "HTTPS" } : {}),
    ...("clusterIssuer" in tls ? { "cert-manager.io/cluster-issuer": tls.clusterIssuer } : {}),
  };
}

function ingress(
  context: KubernetesContext,
  settings: IngressSettings,
  { endpoint, host }: PublishedEndpoint,
): KubernetesObject {
  const { name, namespace, service, port } = endpoint;
  const { className, tls } = settings;
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name, namespace, labels: objectLabels(context), annotations: annotations(settings, endpoint) },
    spec: {
      ingressClassName: className,
      tls: [{ hosts: [host], secretName: "secret" in tls ? tls.secret : `${name}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: service, port: { number: port } } } }],
          },
        },
      ],
    },
  };
}

/**
 * One Ingress per published interface, each with TLS and a login. The annotations are ingress-nginx's; other
 * controllers have to understand them too (Traefik can), above all `auth-url`.
 */
export function ingresses(context: KubernetesContext, endpoints: readonly Endpoint[]): readonly KubernetesObject[] {
  const settings = context.settings.ingress;
  if (settings === undefined) return [];
  return publishedEndpoints(context.settings, endpoints).map((published) => ingress(context, settings, published));
}
