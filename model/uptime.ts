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

/**
 * The `job` label of every probe of a certificate. A probe of its own: an uptime check follows redirects, and would
 * show the certificate of wherever they lead instead of that of the host that is named. The engine's own, as `uptime`.
 */
export const certificateJob = "certificates";

/** The jobs of probes, which no scrape job of a catalog may be called. */
export const probeJobs = [uptimeJob, certificateJob] as const;

/** Where a probe's series belong. */
export type ProbeJob = (typeof probeJobs)[number];

/** What the certificate of a host (with its port, where it is another than 443) is called: its `check` label. */
export const certificateOf = (host: string): string => `Certificate of ${host}`;

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
