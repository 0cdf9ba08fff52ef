import { createHash } from "node:crypto";
import type { StackContext } from "./stack.ts";

/** Grafana refuses longer ones. */
const longest = 40;

/**
 * The uid of a dashboard, or of a data source, in a Grafana that several products and stacks share: the one that it
 * is given, and to which links lead. One that would be too long, or would hold a
 * character that Grafana refuses, ends in a digest, so that two different ones stay different.
 */
export function dashboardUid({ product, stack }: Pick<StackContext, "product" | "stack">, uid: string): string {
  const wanted = `${product}-${stack}-${uid}`;
  const allowed = wanted.replaceAll(/[^\w-]/g, "-");
  if (allowed === wanted && wanted.length <= longest) return wanted;
  const digest = createHash("sha256").update(wanted).digest("hex").slice(0, 8);
  return `${allowed.slice(0, longest - digest.length - 1)}-${digest}`;
}
