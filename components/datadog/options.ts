import type { NotificationSwitches } from "../vendors/receiver.ts";

/** What Datadog's artifacts need beyond catalog and stack; no secret, only names under which secrets are kept. */
export interface DatadogOptions extends NotificationSwitches {
  /** Scrape jobs that this stack does not have. Default: those that Datadog replaces. */
  readonly unscraped?: readonly string[] | undefined;
  /** Where synthetic tests run from. Default: aws:eu-central-1 and aws:eu-west-1, so that one region's failure is no alarm. */
  readonly locations?: readonly string[] | undefined;
  /** Id of a private location, for checks from inside. Default: none, and such checks do not run. */
  readonly privateLocation?: string | undefined;
}
