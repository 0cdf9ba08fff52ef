import type { VendorOptions } from "../vendors/compiled.ts";

/** What New Relic's artifacts need beyond catalog and stack; no secret. */
export interface NewRelicOptions extends VendorOptions {
  /** Scrape jobs that this stack does not have. Default: those that New Relic replaces. */
  readonly unscraped?: readonly string[] | undefined;
}
