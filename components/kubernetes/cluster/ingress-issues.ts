import type { Issue } from "../../../model/issue.ts";
import type { SettingsContext } from "../../backend.ts";
import type { IngressSettings } from "../settings.ts";

/** Choices that would bring an interface that the stack has not: "logs: elk". */
function bringing(name: string, { choosable }: Pick<SettingsContext, "choosable">): string {
  const services = choosable.filter(({ interfaces = [] }) => interfaces.some((each) => each.name === name));
  return services.map(({ capability, choice }) => `${capability}: ${choice}`).join(" or ");
}

/** What cannot be published: what the stack has not, what nobody would guard, and two things at one host. */
export function ingressIssues(
  ingress: Pick<IngressSettings, "hosts" | "auth"> | undefined,
  context: Pick<SettingsContext, "chosen" | "choosable">,
): readonly Issue[] {
  if (ingress === undefined) return [];
  const interfaces = Object.values(context.chosen).flatMap((services) =>
    services.flatMap(({ interfaces: brought = [] }) => brought),
  );
  const taken = new Map<string, string>();
  return Object.entries(ingress.hosts).flatMap(([name, host]) => {
    const path = `kubernetes.ingress.hosts.${name}`;
    const known = taken.get(host);
    taken.set(host, name);
    const published = interfaces.find((each) => each.name === name);
    return [
      ...(published === undefined
        ? [
            {
              path,
              got: `"${host}", but this stack has no such interface`,
              expected: `${bringing(name, context)}, or no host for ${name}`,
            },
          ]
        : []),
      ...(ingress.auth === "login" && published?.login === false
        ? [{ path, got: `"${host}" with auth: login, but it has none`, expected: "auth: proxy, or no host for it" }]
        : []),
      ...(known === undefined ? [] : [{ path, got: `"${host}", as for ${known}`, expected: "a host of its own" }]),
    ];
  });
}
