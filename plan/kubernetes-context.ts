import type { KubernetesContext } from "../components/kubernetes/compile/context.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Duration } from "../model/duration.ts";
import type { StackContext } from "../model/stack.ts";
import type { Kept } from "./backends/retention.ts";
import { namespace as project } from "./settings/raw-config.ts";
import type { Settings } from "./settings/settings.ts";

const among = <T extends string>(choice: string, choices: readonly T[]): T | undefined =>
  choices.find((known) => known === choice);

/** What the complete tier is compiled from; undefined on other tiers. */
export function kubernetesContext(
  catalog: Catalog,
  stack: StackContext,
  { kubernetes, capabilities, retention, secretsSet }: Settings,
): KubernetesContext | undefined {
  if (kubernetes === undefined) return undefined;
  // What a stack does not keep has no retention, and nobody reads one.
  const keep = (kept: Kept): Duration => retention.find(({ capability }) => capability === kept)?.keep ?? "1d";
  return {
    catalog,
    stack,
    project,
    settings: kubernetes,
    logs: among(capabilities.logs.choice, ["elk", "loki"]),
    traces: among(capabilities.traces.choice, ["jaeger", "zipkin"]),
    uptime: capabilities.uptime.choice === "blackbox" ? "blackbox" : "elsewhere",
    retention: { metrics: keep("metrics"), logs: keep("logs"), traces: keep("traces") },
    secretsSet,
  };
}
