import type { BackendItem, Compiled } from "../backend.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources, serving } from "../kubernetes/resources.ts";
import { blackboxConfig } from "../prometheus/blackbox.ts";
import { probeDegradations, probeItem } from "../prometheus/probes.ts";
import { blackboxResources } from "./blackbox.ts";
import { ownChecks, ownProbes } from "./own-probes.ts";
import { probeObjects } from "./probe-objects.ts";

/** The checks that this stack runs itself, and the exporter that does. */
export function compile(context: KubernetesContext): Compiled<ClusterResources> {
  const all = ownProbes(context);
  const config = blackboxConfig(all, {});
  const items = all.map((probe): BackendItem => ({ ...probeItem(probe), capability: "uptime" }));
  const degradations = probeDegradations(context.catalog, context.stack, { uptimeChecks: ownChecks(context) });
  if (config === undefined) return { objects: noResources, items, degradations, breaches: [] };
  const resources = blackboxResources(context, config.object);
  const objects = serving("uptime", {
    ...resources,
    objects: [...resources.objects, ...probeObjects(context)],
    configurations: [{ path: "prometheus/blackbox.yml", blackbox: config }],
  });
  return { objects, items, degradations, breaches: [] };
}
