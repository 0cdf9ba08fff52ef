import * as pulumi from "@pulumi/pulumi";
import type { KubernetesObject } from "./object.ts";
import { kindToken } from "./resource-name.ts";

/**
 * Any object of the Kubernetes API, of a built-in kind or of a custom one. The SDK's class per kind would tell the
 * engine the same; what the object contains, the compile functions have typed and the API server checks.
 */
export class ApiObject extends pulumi.CustomResource {
  constructor(name: string, object: KubernetesObject, opts: pulumi.CustomResourceOptions) {
    super(kindToken(object.apiVersion, object.kind), name, object, opts);
  }
}
