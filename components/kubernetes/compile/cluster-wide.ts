/**
 * What a release makes outside of the stack's namespaces. Helm takes over nothing that another has made: a second one by
 * the same name fails, with everything before it already there.
 */
export type ClusterWide =
  /** Every CustomResourceDefinition of an API group and of those below it. */
  | { readonly definitionsOf: string }
  | { readonly kind: keyof typeof clusterKinds; readonly name: string; readonly namespace?: string };

/** Where the API lists each kind. */
export const clusterKinds = {
  ClusterRole: "/apis/rbac.authorization.k8s.io/v1/clusterroles",
  ClusterRoleBinding: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
  MutatingWebhookConfiguration: "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
  ValidatingWebhookConfiguration: "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
  Service: "/api/v1/services",
} as const;

/** Roles and their bindings of the same names. */
export const clusterRoles = (...names: readonly string[]): readonly ClusterWide[] =>
  names.flatMap((name) => [
    { kind: "ClusterRole", name },
    { kind: "ClusterRoleBinding", name },
  ]);
