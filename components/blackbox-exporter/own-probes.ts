import { probes } from "../prometheus/probes.ts";
import type { Probe } from "../prometheus/probes.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";

/** The catalog's checks that this stack runs itself: those from outside only where no service is there to run them. */
export function ownProbes({ catalog, stack, probesOutside }: KubernetesContext): readonly Probe[] {
  const uptimeChecks = catalog.uptimeChecks.filter(({ from }) => probesOutside || from === "inside");
  return probes({ ...catalog, uptimeChecks }, stack, {});
}
