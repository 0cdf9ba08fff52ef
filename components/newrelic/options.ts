import type { NotificationSwitches } from "../vendors/receiver.ts";

/** What New Relic's artifacts need beyond catalog and stack; no secret. */
export interface NewRelicOptions extends NotificationSwitches {
  /** Scrape jobs that this stack does not have. Default: those that New Relic replaces. */
  readonly unscraped?: readonly string[] | undefined;
  /** Where synthetic monitors run from. Default: EU_CENTRAL_1 and EU_WEST_1. */
  readonly locations?: readonly string[] | undefined;
  /** GUID of a private location, for checks from inside. Default: none, and such checks do not run. */
  readonly privateLocation?: string | undefined;
}
