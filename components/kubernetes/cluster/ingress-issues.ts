import type { Issue } from "../../../model/issue.ts";
import type { Exposable, IngressSettings } from "../settings.ts";

/** What the stack chose, which decides what there is to publish; anything but these keeps none. */
export interface IngressEnvironment {
  readonly logs: string | undefined;
  readonly traces: string | undefined;
}

/** Interfaces that ask people for a password themselves. */
const withLogin: ReadonlySet<Exposable> = new Set(["grafana", "kibana"]);

function missing(name: Exposable, { logs, traces }: IngressEnvironment): string | undefined {
  if (name === "kibana" && logs !== "elk") return "logs: elk, or no host for Kibana";
  if (name === "traces" && traces !== "jaeger" && traces !== "zipkin") {
    return "traces: jaeger or zipkin, or no host for traces";
  }
  return undefined;
}

/** What cannot be published: what the stack has not, what nobody would guard, and two things at one host. */
export function ingressIssues(
  ingress: Pick<IngressSettings, "hosts" | "auth"> | undefined,
  around: IngressEnvironment,
): readonly Issue[] {
  if (ingress === undefined) return [];
  const taken = new Map<string, string>();
  return (Object.entries(ingress.hosts) as [Exposable, string][]).flatMap(([name, host]) => {
    const path = `kubernetes.ingress.hosts.${name}`;
    const known = taken.get(host);
    taken.set(host, name);
    const absent = missing(name, around);
    return [
      ...(absent === undefined
        ? []
        : [{ path, got: `"${host}", but this stack has no such interface`, expected: absent }]),
      ...(ingress.auth === "login" && !withLogin.has(name)
        ? [{ path, got: `"${host}" with auth: login, but it has none`, expected: "auth: proxy, or no host for it" }]
        : []),
      ...(known === undefined ? [] : [{ path, got: `"${host}", as for ${known}`, expected: "a host of its own" }]),
    ];
  });
}
