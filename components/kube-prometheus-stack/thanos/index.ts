import { ofBackend } from "../../../model/origin.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import type { ClusterResources, PlacedObject } from "../../kubernetes/resources.ts";
import { noResources } from "../../kubernetes/resources.ts";
import { releases } from "../services.ts";
import { compactor, compactorClaim } from "./compactor.ts";
import { monitor } from "./monitor.ts";
import { query } from "./query.ts";
import { ruler, rulerClaim } from "./ruler.ts";
import { service } from "./service.ts";
import { objectStorageSpec } from "./storage.ts";
import { store, storeClaim } from "./store.ts";
import { components, metadata } from "./thanos.ts";
import { thanosWorkloads } from "./workloads.ts";

const origin = ofBackend("kube-prometheus-stack");

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
 * blocks (`storage.ts`); `query.ts` asks all of them as one, `store.ts` the blocks, `compactor.ts` joins and ends them; `ruler.ts`
 * evaluates the rules over it. There is no chart of the project's own for it, so these are objects of ours.
 */
export function thanosResources(context: KubernetesContext): ClusterResources {
  const storage = context.settings.objectStorage;
  if (storage === undefined) throw new Error("Thanos needs kubernetes.objectStorage");
  const objects: readonly PlacedObject[] = [
    account(context, storage.serviceAccountAnnotations),
    ...components.map((component) => service(context, component)),
    ...[query, store, compactor, monitor].map((of) => of(context)),
  ].map((object) => ({ origin, object }));
  return {
    ...noResources,
    // The ruler is the operator's to make.
    objects: [...objects, { origin, object: ruler(context), after: [releases.stack] }],
    secrets: [objectStorageSpec(context, storage)],
    claims: [compactorClaim, storeClaim, rulerClaim].map((of) => of(context)),
    workloads: thanosWorkloads(context, storage),
  };
}
