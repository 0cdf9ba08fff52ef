import type { Catalog } from "../model/catalog.ts";
import type { StackContext } from "../model/stack.ts";
import { metricsKept } from "./settings/resolve.ts";
import type { Settings } from "./settings/settings.ts";

/** What compile functions need to know of a stack's settings. */
export function stackContext(catalog: Catalog, settings: Settings): StackContext {
  const { stack, environment, cluster, pages, links, baseUrl } = settings;
  return {
    product: catalog.product,
    stack,
    environment,
    cluster,
    pages,
    links,
    baseUrl,
    metricRetention: metricsKept(settings).keep,
  };
}
