import type { VendorOptions } from "../vendors/compiled.ts";

/** What Datadog's artifacts need beyond catalog and stack; no secret, only names under which secrets are kept. */
export interface DatadogOptions extends VendorOptions {
  /** Scrape jobs that this stack does not have. Default: those that Datadog replaces. */
  readonly unscraped?: readonly string[] | undefined;
}
