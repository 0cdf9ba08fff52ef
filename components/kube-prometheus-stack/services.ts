/** Services of the release and its operator, by which others reach them. */
export const services = {
  prometheus: { name: "kps-prometheus", port: 9090 },
  alertmanager: { name: "kps-alertmanager", port: 9093 },
  grafana: { name: "grafana", port: 80 },
  thanosQuery: { name: "thanos-query", port: 9090 },
} as const;

/** Names of the releases. */
export const releases = { crds: "prometheus-operator-crds", stack: "kube-prometheus-stack" } as const;
