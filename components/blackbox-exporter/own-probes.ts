import type { UptimeCheck } from "../../model/uptime.ts";
import { probes } from "../prometheus/probes.ts";
import type { Probe } from "../prometheus/probes.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";

/** The catalog's checks that this stack runs itself: those from outside only where no service is there to run them. */
export const ownChecks = ({
  catalog,
  probesOutside,
}: Pick<KubernetesContext, "catalog" | "probesOutside">): readonly UptimeCheck[] =>
  catalog.uptimeChecks.filter(({ from }) => probesOutside || from === "inside");

export const ownProbes = (context: KubernetesContext): readonly Probe[] =>
  probes(ownChecks(context), context.stack, {});
