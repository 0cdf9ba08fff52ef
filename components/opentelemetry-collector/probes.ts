import type { Catalog } from "../../model/catalog.ts";

/** Paths under which processes usually say that they live. */
const usual = ["/health", "/healthz", "/livez", "/metrics", "/readyz"] as const;

const escaped = (path: string): string => path.replaceAll(/[.*+?^${}()|[\]\\]/g, "[$&]");

/**
 * Matches the paths that probes and Prometheus ask for, and what is below them. Uptime checks of other paths call what
 * users call, and their traces are as good as any.
 */
export function probePaths({ scrapeJobs }: Pick<Catalog, "scrapeJobs">): string {
  const paths = [...new Set([...usual, ...scrapeJobs.map(({ path }) => path)])].sort();
  return `^(${paths.map(escaped).join("|")})([/?].*)?$`;
}

/**
 * Condition on the spans of such requests, in the collector's language. The path is where OpenTelemetry's conventions
 * have it, the current and the one before.
 */
export const isProbe = (catalog: Pick<Catalog, "scrapeJobs">): string =>
  `span.kind == SPAN_KIND_SERVER and (${["url.path", "http.target"]
    .map((attribute) => `IsMatch(span.attributes["${attribute}"], "${probePaths(catalog)}")`)
    .join(" or ")})`;
