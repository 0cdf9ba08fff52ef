import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";

/** A name under which a secret is kept in stack config; its value is never part of the model. */
export interface SecretRef {
  readonly secret: string;
}

export const secret = (name: string): SecretRef => ({ secret: name });

export interface UptimeCheck extends Documented {
  /** Unique; the name that people see. */
  readonly name: string;
  readonly service: string;
  readonly method: "GET";
  /** Appended to the base URL, which is stack config. */
  readonly path: string;
  readonly interval: Duration;
  readonly timeout: Duration;
  readonly expectedStatus: readonly number[];
  /** Bearer token sent as `Authorization`, from secret config. */
  readonly bearer?: SecretRef;
  /** `outside`: from the public internet where the tier can; `inside`: only from within the deployment. */
  readonly from: "outside" | "inside";
}
