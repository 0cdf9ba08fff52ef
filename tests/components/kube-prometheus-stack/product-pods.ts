import type { KubernetesObject } from "../../../components/kubernetes/object.ts";

/** The product, as somebody else deploys it: a namespace with pods and a Service that a scrape job finds by its name. */
export function productPods(namespace: string, name: string, port: number): readonly KubernetesObject[] {
  const labels = { "app.kubernetes.io/name": name };
  const container = { name, image: "example.invalid/product:1.0.0", ports: [{ name: "http", containerPort: port }] };
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace, labels },
      spec: { selector: labels, ports: [{ name: "http", port, targetPort: "http" }] },
    },
  ];
}
