import type { KubernetesContext } from "../../context.ts";
import type { KubernetesObject } from "../../kubernetes-object.ts";
import type { Part, PlacedObject } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { releases } from "../../places.ts";
import { compactor, compactorClaim } from "./compactor.ts";
import { monitor } from "./monitor.ts";
import { query } from "./query.ts";
import { ruler, rulerClaim } from "./ruler.ts";
import { service } from "./service.ts";
import { objectStorageSpec } from "./storage.ts";
import { store, storeClaim } from "./store.ts";
import { components, metadata } from "./thanos.ts";
import { thanosWorkloads } from "./workloads.ts";

/** As whom Thanos' pods ask a cloud for its object storage; of the Kubernetes API they need nothing. */
const account = (context: KubernetesContext, annotations: Readonly<Record<string, string>>): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: {
    ...metadata(context, "thanos"),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  },
  automountServiceAccountToken: false,
});

/**
 * Thanos: metrics of more series than one Prometheus holds, kept in object storage. Beside every Prometheus it uploads
 * blocks; query asks all of them as one; the ruler evaluates the rules over it. There is no chart of the project's own
 * for it, so these are objects of ours.
 */
export function thanosPart(context: KubernetesContext): Part {
  const storage = context.settings.objectStorage;
  if (storage === undefined) throw new Error("Thanos needs kubernetes.objectStorage");
  const objects: readonly PlacedObject[] = [
    account(context, storage.serviceAccountAnnotations),
    ...components.map((component) => service(context, component)),
    ...[query, store, compactor, monitor].map((of) => of(context)),
  ].map((object) => ({ object }));
  return {
    ...emptyPart,
    // The ruler is the operator's to make.
    objects: [...objects, { object: ruler(context), after: [releases.kubePrometheusStack] }],
    secrets: [objectStorageSpec(context, storage)],
    claims: [compactorClaim, storeClaim, rulerClaim].map((of) => of(context)),
    workloads: thanosWorkloads(context, storage),
  };
}
