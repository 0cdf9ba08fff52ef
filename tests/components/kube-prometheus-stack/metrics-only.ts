import type { ClusterResources } from "../../../components/kubernetes/resources.ts";

/** Releases that make what Prometheus scrapes; logs and traces say nothing to the operator. */
const scraped = new Set([
  "prometheus-operator-crds",
  "kube-prometheus-stack",
  "blackbox-exporter",
  "postgres-exporter",
  "statsd-exporter",
]);

/** As much of the complete tier as concerns the operator. */
export function metricsOnly(resources: ClusterResources): ClusterResources {
  return {
    ...resources,
    releases: resources.releases.filter(({ name }) => scraped.has(name)),
    objects: resources.objects.filter(({ after = [] }) => after.every((name) => scraped.has(name))),
  };
}
