import { createHash } from "node:crypto";
import type { Degradation, StackContext } from "../../model/stack.ts";

type Named = Pick<StackContext, "product" | "stack">;

/** Grafana refuses longer ones. */
const longest = 40;

const plain = ({ product, stack }: Named, uid: string): string => `${product}-${stack}-${uid}`;

/**
 * A dashboard's uid in a Grafana that several products and stacks share. One that would be too long, or would hold a
 * character that Grafana refuses, ends in a digest, so that two different ones stay different.
 */
export function dashboardUid(stack: Named, uid: string): string {
  const wanted = plain(stack, uid);
  const allowed = wanted.replaceAll(/[^\w-]/g, "-");
  if (allowed === wanted && wanted.length <= longest) return wanted;
  const digest = createHash("sha256").update(wanted).digest("hex").slice(0, 8);
  return `${allowed.slice(0, longest - digest.length - 1)}-${digest}`;
}

/** What a uid that ends in a digest costs: whoever builds links from product, stack and dashboard misses it. */
export function uidDegradations(stack: Named, uid: string): readonly Degradation[] {
  const given = dashboardUid(stack, uid);
  if (given === plain(stack, uid)) return [];
  return [
    {
      backend: "grafana",
      item: `dashboard ${uid}`,
      lost: `the uid ${plain(stack, uid)}, to which alerts link: Grafana takes ${longest} letters, digits, - and _`,
      fallback: `the uid ${given}`,
    },
  ];
}
