import type { KubernetesContext } from "../context.ts";
import { counterPipeline, countingOutputs } from "../../elk/line-counters.ts";
import type { LogAlertInputs } from "./inputs.ts";
import { lokiRules } from "../../loki/log-alerts.ts";

const none: LogAlertInputs = { lokiRules: [], logstashOutputs: "", logstashCounters: "" };

/** What the log store is given of the catalog's log alerts, as the plan has fitted them to it. */
export function logAlertInputs(context: KubernetesContext): LogAlertInputs {
  switch (context.logs) {
    case "loki":
      return { ...none, lokiRules: lokiRules(context) };
    case "elk":
      return { ...none, logstashOutputs: countingOutputs(context), logstashCounters: counterPipeline(context) };
    case undefined:
      return none;
  }
}
