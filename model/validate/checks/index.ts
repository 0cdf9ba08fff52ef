import type { Check } from "../subject.ts";
import { alertWindows } from "./alert-windows.ts";
import { bucketBounds } from "./bucket-bounds.ts";
import { bucketOrder } from "./bucket-order.ts";
import { burnWindows } from "./burn-windows.ts";
import { corrections } from "./corrections.ts";
import { drills } from "./drills.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { durations } from "./durations.ts";
import { emptyThings } from "./empty-things.ts";
import { inhibitionCycles } from "./inhibition-cycles.ts";
import { inhibitionEvidence } from "./inhibition-evidence.ts";
import { inhibitionSeverity } from "./inhibition-severity.ts";
import { inhibitionViews } from "./inhibition-views.ts";
import { inhibitionWidth } from "./inhibition-width.ts";
import { inhibitions } from "./inhibitions.ts";
import { jobKinds } from "./job-kinds.ts";
import { labelValues } from "./label-values.ts";
import { lastBucket } from "./last-bucket.ts";
import { legends } from "./legends.ts";
import { links } from "./links.ts";
import { logLines } from "./log-lines.ts";
import { lowTraffic } from "./low-traffic.ts";
import { mailAddresses } from "./mail-addresses.ts";
import { metricTypes } from "./metric-types.ts";
import { muteWindows } from "./mute-windows.ts";
import { nameSpelling } from "./name-spelling.ts";
import { numberRanges } from "./number-ranges.ts";
import { objectives } from "./objectives.ts";
import { onCall } from "./on-call.ts";
import { pagerGrouping } from "./pager-grouping.ts";
import { panelThresholds } from "./panel-thresholds.ts";
import { placeholders } from "./placeholders.ts";
import { readiness } from "./readiness.ts";
import { references } from "./references.ts";
import { routeTiming } from "./route-timing.ts";
import { routes } from "./routes.ts";
import { runbookSections } from "./runbook-sections.ts";
import { runbooks } from "./runbooks.ts";
import { sendResolved } from "./send-resolved.ts";
import { shortWindows } from "./short-windows.ts";
import { sloPeriods } from "./slo-periods.ts";
import { statsdNames } from "./statsd-names.ts";
import { textPlaceholders } from "./text-placeholders.ts";
import { timeZones } from "./time-zones.ts";
import { typedNumbers } from "./typed-numbers.ts";
import { unknownJobs } from "./unknown-jobs.ts";
import { unknownLabels } from "./unknown-labels.ts";
import { unknownMetrics } from "./unknown-metrics.ts";
import { uptimeChecks } from "./uptime-checks.ts";

/** Every check, each in a file of its name. A new one needs a line here and a test of the same name. */
export const checks: readonly Check[] = [
  alertWindows,
  bucketBounds,
  bucketOrder,
  burnWindows,
  corrections,
  drills,
  duplicateNames,
  durations,
  emptyThings,
  inhibitionCycles,
  inhibitionEvidence,
  inhibitionSeverity,
  inhibitionViews,
  inhibitionWidth,
  inhibitions,
  jobKinds,
  labelValues,
  lastBucket,
  legends,
  links,
  logLines,
  lowTraffic,
  mailAddresses,
  metricTypes,
  muteWindows,
  nameSpelling,
  numberRanges,
  objectives,
  onCall,
  pagerGrouping,
  panelThresholds,
  placeholders,
  readiness,
  references,
  routeTiming,
  routes,
  runbookSections,
  runbooks,
  sendResolved,
  shortWindows,
  sloPeriods,
  statsdNames,
  timeZones,
  unknownJobs,
  unknownLabels,
  unknownMetrics,
  uptimeChecks,
];

/** The same of what texts say of alerts, which can be told only of alerts that are sound. */
export const textChecks: readonly Check[] = [textPlaceholders, typedNumbers];
