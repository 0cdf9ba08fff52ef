import * as pulumi from "@pulumi/pulumi";

/** What tells a stack's own objects from others'; see provider/namespace/contents.ts. */
export interface NamespaceRemovalArgs {
  readonly namespace: string;
  /** Path. Undefined: the environment's KUBECONFIG, else ~/.kube/config, when the namespace goes. */
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  /** How long the cluster may take to delete the namespace. */
  readonly timeoutSeconds: number;
  /** The mark of the stack, which the namespace must still have. */
  readonly labels: Readonly<Record<string, string>>;
  /** The stack's Helm releases, as `namespace/name`. */
  readonly releases: readonly string[];
  readonly claims: readonly { readonly name: string; readonly numbered: boolean }[];
  /** What hooks and operators leave behind, as `Kind/name`. */
  readonly leftovers: readonly string[];
  /** Domains of labels that only operators of the stack set. */
  readonly domains: readonly string[];
}

/**
 * Deletes a namespace when the stack goes, unless it holds anything that is not the stack's: that is said, and the
 * namespace stays. A resource of our own provider, since a plain `pulumi destroy` runs no program and no hook.
 */
export class NamespaceRemoval extends pulumi.CustomResource {
  constructor(name: string, args: NamespaceRemovalArgs, opts: pulumi.CustomResourceOptions) {
    super("stratoai:index:NamespaceRemoval", name, { ...args }, opts);
  }
}
