import type { SecretArgs } from "@pulumi/kubernetes/core/v1/secret.js";
import type { ReleaseArgs } from "@pulumi/kubernetes/helm/v3/release.js";
import type * as pulumi from "@pulumi/pulumi";
import type { RandomPasswordArgs } from "@pulumi/random/randomPassword.js";
import type { Capability } from "../../model/capability.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import type { NamespaceRemovalArgs } from "../provider/namespace-removal.ts";
import type { FileArgs } from "../provider/file.ts";
import type { ProcessArgs } from "../provider/process.ts";

/** Arguments of the resources that a component makes, by kind. */
export interface ChildArgs {
  /** A chart, installed in the cluster. */
  readonly release: ReleaseArgs;
  /** An object of the Kubernetes API. */
  readonly object: KubernetesObject;
  /** A Kubernetes Secret; its texts are outputs that nobody can read before `up`. */
  readonly secret: SecretArgs;
  /** A password made once. Whatever changes here makes it anew. */
  readonly password: RandomPasswordArgs;
  /** What deletes a namespace with the stack. */
  readonly removal: NamespaceRemovalArgs;
  /** A file of this machine. */
  readonly file: FileArgs;
  /** A program that runs on this machine. */
  readonly process: ProcessArgs;
}

export type ChildKind = keyof ChildArgs;

/** A resource just before it is made. */
export interface Child<Args> {
  /** By which the engine knows it, e.g. `shop-kube-prometheus-stack`. A transform cannot change it. */
  readonly name: string;
  readonly args: Args;
  /** All but `parent` and `aliases`, which are the component's to say. */
  readonly opts: pulumi.CustomResourceOptions;
}

/**
 * The last word on a resource before it is made, for what no setting foresees: returns the arguments, the options or both
 * that it is to have instead, or undefined to leave it as it is. It must not have side effects, and must do the same on
 * every run.
 */
export type Transform<Args> = (child: Child<Args>) => Partial<Pick<Child<Args>, "args" | "opts">> | undefined;

/** One transform per kind of child; default: none. */
export type ChildTransforms = { readonly [Kind in ChildKind]?: Transform<ChildArgs[Kind]> };

/**
 * Transforms of a stack's resources, by the component that makes them: a capability's, or `monitoring` for what belongs
 * to the stack as a whole (namespaces, network policies, the demo). Default: none.
 */
export type Transforms = Readonly<Partial<Record<Capability | "monitoring", ChildTransforms>>>;
