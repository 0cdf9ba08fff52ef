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

/** The probes of these, and of the certificate, which shows from anywhere. */
export const ownProbes = (context: Pick<KubernetesContext, "catalog" | "probesOutside" | "stack">): readonly Probe[] =>
  probes(context.catalog, context.stack, { uptimeChecks: ownChecks(context) });
