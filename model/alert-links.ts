import type { AlertBase } from "./alert.ts";
import type { Catalog } from "./catalog.ts";
import { dashboardNamed } from "./catalog.ts";
import { dashboardUid } from "./dashboard-uid.ts";
import type { StackContext } from "./stack.ts";

/** Where an alert's messages lead for what to do. */
export const runbookLink = ({ links }: StackContext, { name }: Pick<AlertBase, "name">): string =>
  links.runbook.replaceAll("{alert}", name);

/** Where an alert's messages lead for its picture. Throws on an unknown dashboard: validation has refused it before. */
export function dashboardLink(
  catalog: Catalog,
  stack: StackContext,
  { name, dashboard }: Pick<AlertBase, "name" | "dashboard">,
): string {
  const { uid, title } = dashboardNamed(catalog, dashboard.uid);
  return stack.links.dashboard
    .replaceAll("{alert}", name)
    .replaceAll("{dashboard}", uid)
    .replaceAll("{uid}", dashboardUid(stack, uid))
    .replaceAll("{title}", encodeURIComponent(title));
}
