import type { KubernetesContext } from "./context.ts";
import type { ObjectStorageSettings } from "./settings.ts";
import type { Call } from "./workload.ts";

/** Whether config has keys for the object storage: they are for where no cloud identity stands in. */
export const hasKeys = ({ secretsSet }: Pick<KubernetesContext, "secretsSet">): boolean =>
  secretsSet.includes("objectStorageAccessKey") && secretsSet.includes("objectStorageSecretKey");

/** How pods reach the object storage, and what gives them their cloud identity. */
export function objectStorageCalls(at: ObjectStorageSettings): readonly Call[] {
  const [host = "", port] = (at.endpoint ?? "").split(":");
  const ports = [port === undefined ? (at.tls ? 443 : 80) : Number(port)];
  const inCluster = /\.svc(\.|$)/.test(host);
  const identity: readonly Call[] =
    Object.keys(at.serviceAccountAnnotations).length > 0 && (inCluster || !ports.includes(443))
      ? [{ outside: "internet", ports: [443] }]
      : [];
  return [{ outside: inCluster ? "cluster" : "internet", ports }, ...identity];
}
