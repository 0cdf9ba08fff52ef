import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { SecretRef } from "./secret.ts";

export type { SecretRef } from "./secret.ts";
export { secret } from "./secret.ts";

/**
 * The `job` label of every probe of an uptime check, by which the catalog's metrics know them. The engine's own: no
 * scrape job of a catalog may have this name.
 */
export const uptimeJob = "uptime";

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
