/** Thrown while compiling where the vendor's language has no way to say it; becomes a degradation record. */
export class Unsupported extends Error {
  /** What is lost, as the record says it. */
  readonly lost: string;
  /** What stands in for it, where that is known where it is found. */
  readonly fallback: string | undefined;
  /** What it is about, where somebody has to know: `probes` are those of the blackbox exporter. */
  readonly of: "probes" | undefined;

  constructor(lost: string, fallback?: string, of?: "probes") {
    super(lost);
    this.name = "Unsupported";
    this.lost = lost;
    this.fallback = fallback;
    this.of = of;
  }
}

/** What cannot be expressed. */
export type Lost = Pick<Unsupported, "lost" | "fallback" | "of">;

type Attempt<T> = { readonly value: T } | Lost;

/** The value, or what is lost where it cannot be expressed. Other errors are issues of ours and pass through. */
export function attempt<T>(compile: () => T): Attempt<T> {
  try {
    return { value: compile() };
  } catch (error) {
    if (error instanceof Unsupported) return { lost: error.lost, fallback: error.fallback, of: error.of };
    throw error;
  }
}
