import type { Mistake } from "../../../plan/mistake.ts";
import type { Claim } from "../compile/claims.ts";
import { isNamed } from "../compile/claims.ts";
import type { ClusterFacts, FoundClaim } from "./facts.ts";
import { isSameSize } from "./quantity.ts";

const sizeOf = ({ spec }: FoundClaim): string | undefined => spec.resources?.requests?.storage;

const belongs = ({ metadata: { name, namespace } }: FoundClaim, claim: Claim): boolean =>
  namespace === claim.namespace && isNamed(name, claim);

const list = (found: readonly FoundClaim[], what: string): string =>
  `${found.length === 1 ? "claim" : "claims"} ${found.map(({ metadata }) => metadata.name).join(", ")} in ${found[0]?.metadata.namespace ?? ""} of ${what}`;

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values.map((value) => value ?? "the default"))].sort();

function sizeMistake(claim: Claim, existing: readonly FoundClaim[]): Mistake | undefined {
  const other = existing.filter((found) => !isSameSize(sizeOf(found) ?? "", claim.size));
  const sizes = distinct(other.map(sizeOf));
  if (sizes.length === 0) return undefined;
  const has = sizes.join(" and ");
  const { setting, size } = claim;
  return {
    path: setting === undefined ? "kubernetes.profile" : `kubernetes.volumes.${setting}`,
    found: `${size}, but the cluster has the ${list(other, has)}`,
    allowed:
      setting === undefined
        ? `a profile with ${has} for them: a volume of a running stack keeps its size`
        : `${has}: a volume of a running stack keeps its size. To lose its data instead: delete the claims with what uses them`,
  };
}

function classMistake(claim: Claim, existing: readonly FoundClaim[]): Mistake | undefined {
  const { storageClass } = claim;
  // Without one, the claims have what was the default when they were made, which may have changed since.
  if (storageClass === undefined) return undefined;
  const other = existing.filter(({ spec }) => spec.storageClassName !== storageClass);
  const classes = distinct(other.map(({ spec }) => spec.storageClassName));
  if (classes.length === 0) return undefined;
  return {
    path: "kubernetes.storageClass",
    found: `"${storageClass}", but the cluster has the ${list(other, `class ${classes.join(" and ")}`)}`,
    allowed: `${classes.join(" or ")}: a volume keeps its class. To lose its data instead: delete the claims with what uses them`,
  };
}

const classText = (name: string | undefined): string => (name === undefined ? "nothing" : `"${name}"`);

/**
 * What is fixed in the StatefulSet behind claims. Claims may have been changed by hand, whose template still says the
 * old; and of a class that settings no longer name, claims do not show whether it was the default's or named: their
 * templates do.
 */
function templateMistakes(claim: Claim, { statefulSets }: Pick<ClusterFacts, "statefulSets">): readonly Mistake[] {
  const { statefulSet, namespace, size, storageClass, setting } = claim;
  if (statefulSet === undefined) return [];
  const { name, template, remade } = statefulSet;
  const found = statefulSets.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  const fixed = found?.spec.volumeClaimTemplates?.find(({ metadata }) => metadata.name === template);
  if (fixed === undefined) return [];
  const what = `the StatefulSet ${name} in ${namespace}`;
  const orRemake = (already: string): string =>
    remade
      ? ""
      : `; or, where the claims have ${already} already: kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan, which keeps pods and volumes, and then \`up\``;
  const fixedSize = sizeOf(fixed);
  const fixedClass = fixed.spec.storageClassName;
  const isOtherSize = !remade && fixedSize !== undefined && !isSameSize(fixedSize, size);
  const isOtherClass = remade ? fixedClass !== undefined && storageClass === undefined : fixedClass !== storageClass;
  return [
    ...(isOtherSize
      ? [
          {
            path: setting === undefined ? "kubernetes.profile" : `kubernetes.volumes.${setting}`,
            found: `${size}, but ${what} makes claims of ${fixedSize}, for good`,
            allowed: `${fixedSize}${orRemake(size)}`,
          },
        ]
      : []),
    ...(isOtherClass
      ? [
          {
            path: "kubernetes.storageClass",
            found: `${classText(storageClass)}, but ${what} makes claims of ${fixedClass === undefined ? "no named class" : `class ${fixedClass}`}, for good`,
            allowed: `${classText(fixedClass)}${orRemake("that class")}`,
          },
        ]
      : []),
  ];
}

/** One path with one allowed value is one mistake, of the claims that the cluster has rather than of their template. */
const byPath = (mistakes: readonly Mistake[]): readonly Mistake[] =>
  mistakes.filter(({ path }, index) => mistakes.findIndex((other) => other.path === path) === index);

/** Where volumes that exist have another size or class than the stack would give them. */
export function volumeMistakes(
  wanted: readonly Claim[],
  facts: Pick<ClusterFacts, "claims" | "statefulSets">,
): readonly Mistake[] {
  return wanted.flatMap((claim) => {
    const existing = facts.claims.filter((found) => belongs(found, claim));
    return byPath([
      ...[sizeMistake(claim, existing), classMistake(claim, existing)].filter((mistake) => mistake !== undefined),
      ...templateMistakes(claim, facts),
    ]);
  });
}
