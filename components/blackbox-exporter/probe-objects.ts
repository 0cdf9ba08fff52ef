import { probesOrigin, scrapeTimeout } from "../prometheus/probes.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import type { PlacedObject } from "../kubernetes/resources.ts";
import { host } from "../kubernetes/places.ts";
import { service } from "./blackbox.ts";
import { objectNames } from "../kubernetes/object-names.ts";
import { ownProbes } from "./own-probes.ts";
import { dropLabels } from "../kubernetes/relabelings.ts";

/** One Probe per check and certificate, which the blackbox exporter answers. */
export function probeObjects(context: KubernetesContext): readonly PlacedObject[] {
  const { stack, settings } = context;
  const { environment, cluster } = stack;
  const all = ownProbes(context);
  const names = objectNames(all.map(({ check }) => check));
  return all.map((probe) => ({
    origin: probesOrigin([probe]),
    object: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "Probe",
      metadata: {
        name: names.get(probe.check) ?? probe.check,
        namespace: settings.namespace,
        labels: objectLabels(context),
      },
      spec: {
        jobName: probe.job,
        prober: { url: `${host(service, settings)}:${service.port}` },
        module: probe.module.name,
        interval: probe.interval,
        scrapeTimeout: scrapeTimeout(probe),
        targets: {
          staticConfig: {
            static: [probe.target],
            labels: { check: probe.check, service: probe.service, environment, cluster },
            relabelingConfigs: [dropLabels(["namespace"])],
          },
        },
      },
    },
  }));
}
