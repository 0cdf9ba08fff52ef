import * as pulumi from "@pulumi/pulumi";
import type { KubernetesObject } from "./compile/kubernetes-object.ts";

/** The provider's token of a kind: the core group has a name of its own. */
function token({ apiVersion, kind }: KubernetesObject): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/**
 * Any object of the Kubernetes API, of a built-in kind or of a custom one. The SDK's class per kind would tell the
 * engine the same; what the object contains, the compile functions have typed and the API server checks.
 */
export class ApiObject extends pulumi.CustomResource {
  constructor(name: string, object: KubernetesObject, opts: pulumi.CustomResourceOptions) {
    super(token(object), name, object, opts);
  }
}
