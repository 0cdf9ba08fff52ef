/** Thrown while compiling where the vendor's language has no way to say it; becomes a degradation record. */
export class Unsupported extends Error {
  /** What is lost, as the record says it. */
  readonly lost: string;
  /** What stands in for it, where that is known where it is found. */
  readonly fallback: string | undefined;

  constructor(lost: string, fallback?: string) {
    super(lost);
    this.name = "Unsupported";
    this.lost = lost;
    this.fallback = fallback;
  }
}

export type Attempt<T> = { readonly value: T } | { readonly lost: string; readonly fallback: string | undefined };

/** The value, or what is lost where it cannot be expressed. Other errors are issues of ours and pass through. */
export function attempt<T>(compile: () => T): Attempt<T> {
  try {
    return { value: compile() };
  } catch (error) {
    if (error instanceof Unsupported) return { lost: error.lost, fallback: error.fallback };
    throw error;
  }
}
