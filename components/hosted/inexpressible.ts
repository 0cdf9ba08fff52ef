/** Thrown while compiling where the vendor's language has no way to say it; becomes a degradation record. */
export class Inexpressible extends Error {
  /** What is lost, as the record says it. */
  readonly lost: string;
  /** What stands in for it, where that is known where it is found. */
  readonly standIn: string | undefined;

  constructor(lost: string, standIn?: string) {
    super(lost);
    this.name = "Inexpressible";
    this.lost = lost;
    this.standIn = standIn;
  }
}

export type Attempt<T> = { readonly value: T } | { readonly lost: string; readonly standIn: string | undefined };

/** The value, or what is lost where it cannot be expressed. Other errors are mistakes of ours and pass through. */
export function attempt<T>(compile: () => T): Attempt<T> {
  try {
    return { value: compile() };
  } catch (error) {
    if (error instanceof Inexpressible) return { lost: error.lost, standIn: error.standIn };
    throw error;
  }
}
