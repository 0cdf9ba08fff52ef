import type { AlertBase } from "./alert.ts";
import type { Duration } from "./duration.ts";
import type { LogLevel } from "./log-line.ts";

/** Which lines of a service; all that is said must hold. */
export interface LogLines {
  /** One of these. */
  readonly levels: readonly LogLevel[];
  /** A text that the line's message contains, letter by letter. */
  readonly message?: string;
  /** Further fields of the line, each with the text, or in digits the whole number, that it is. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** An alert about what its service logs: more lines within the window than it should ever write. */
export interface LogAlert extends AlertBase {
  readonly lines: LogLines;
  readonly window: Duration;
  /** Lines within the window above which it fires; 0 for any at all. Of all the service's pods together. */
  readonly moreThan: number;
}

/** Whether an alert is about log lines, also where these are counted by a metric that it asks. */
export const isAboutLines = <A extends AlertBase>(alert: A): alert is A & LogAlert => "lines" in alert;
