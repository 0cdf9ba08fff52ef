import type { PlannedChild } from "../backend.ts";
import { typeToken } from "../../model/type-token.ts";
import { isNamespace, kindToken, mainNamespace, objectResourceName } from "./resource-name.ts";
import type { ClusterResources, SecretSpec } from "./resources.ts";
import type { KubernetesSettings } from "./settings.ts";

const generatedBy = ({ keys }: SecretSpec): readonly string[] =>
  Object.values(keys).flatMap((pieces) =>
    pieces.flatMap((piece) => (typeof piece === "object" && "generated" in piece ? [piece.generated] : [])),
  );

/** Passwords, each a child of the component whose Secret has it first. */
function passwords(secrets: readonly SecretSpec[]): readonly PlannedChild[] {
  const owners = new Map<string, PlannedChild>();
  for (const secret of secrets) {
    for (const suffix of generatedBy(secret)) {
      if (owners.has(suffix)) continue;
      const type = "random:index/randomPassword:RandomPassword";
      owners.set(suffix, { capability: secret.capability, type, suffix });
    }
  }
  return [...owners.values()];
}

/** What `up` makes in the cluster. */
export function plannedResources(
  resources: ClusterResources,
  { keepData }: Pick<KubernetesSettings, "keepData">,
): readonly PlannedChild[] {
  const main = mainNamespace(resources);
  return [
    ...resources.objects.map(({ capability, object: { apiVersion, kind, metadata } }) => ({
      capability,
      type: kindToken(apiVersion, kind),
      suffix: objectResourceName(kind, metadata, main),
    })),
    ...resources.objects.flatMap((placed) =>
      isNamespace(placed) && !keepData
        ? [
            {
              capability: placed.capability,
              type: typeToken("NamespaceRemoval"),
              suffix: objectResourceName("NamespaceRemoval", placed.object.metadata, main),
            },
          ]
        : [],
    ),
    ...resources.secrets.map((secret) => ({
      capability: secret.capability,
      type: kindToken("v1", "Secret"),
      suffix: objectResourceName("Secret", secret, main),
    })),
    ...passwords(resources.secrets),
    ...resources.releases.map(({ capability, name }) => ({
      capability,
      type: "kubernetes:helm.sh/v3:Release",
      suffix: name,
    })),
  ];
}
