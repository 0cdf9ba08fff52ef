/** Where a compiled object comes from: an item of the catalog or, where it comes from none, the backend that brings it. */
export type Origin =
  /** "alert HighErrorRate", "slo api-availability", "scrape job backend", "alerts of service api", … */
  { readonly item: string } | { readonly backend: string };

/** An object as its reader takes it, and beside it where it comes from: a writer puts that where people look. */
export interface WithOrigin<T> {
  readonly origin: Origin;
  readonly object: T;
}

export const ofItem = (item: string): Origin => ({ item });

export const ofBackend = (backend: string): Origin => ({ backend });

/** "catalog: alert HighErrorRate" or "backend: blackbox", on one line. */
export function originText(origin: Origin): string {
  const text = "item" in origin ? `catalog: ${origin.item}` : `backend: ${origin.backend}`;
  return text.replaceAll(/\s+/g, " ");
}

/** An origin as one word of letters, digits and _ - . /, as vendors take for the value of a tag: "alert_HighErrorRate". */
export function originTag(origin: Origin): string {
  const text = "item" in origin ? origin.item : `backend ${origin.backend}`;
  return text.replaceAll(/[^\w\-./]+/g, "_").slice(0, longestTag);
}

/** Characters of a tag's value that every vendor takes. */
const longestTag = 128;

/** More names than these are counted instead of listed: a large catalog has thousands behind one object. */
const mostNamed = 10;

/** The origin of what several items of one kind share, e.g. "uptime checks A, B": the kind in singular and plural. */
export function ofItems([one, several]: readonly [string, string], names: readonly string[]): Origin {
  const [first] = names;
  if (first !== undefined && names.length === 1) return ofItem(`${one} ${first}`);
  const rest = names.length - mostNamed;
  const listed = names.slice(0, mostNamed).join(", ");
  return ofItem(`${several} ${listed}${rest > 0 ? ` and ${rest} more` : ""}`);
}
