import type { MonitorDefinition } from "../monitor/definition.ts";
import { monitorTypes } from "../monitor/definition.ts";
import type { MonitorQuery } from "./monitor-query.ts";
import { parseMonitorQuery } from "./monitor-query.ts";
import { refusal } from "../../../hosted/grammar/grammar-error.ts";

/** What a monitor's references lead to. */
export interface References {
  /** Keys of the monitors that exist. */
  readonly monitors: ReadonlySet<string>;
  /** Name → its objective in per cent. */
  readonly slos: ReadonlyMap<string, number>;
}

function queryProblems(
  found: MonitorQuery,
  { options }: MonitorDefinition,
  { monitors, slos }: References,
): readonly string[] {
  const critical = options.thresholds?.critical;
  switch (found.type) {
    case "query alert":
      return [
        ...(critical === found.threshold
          ? []
          : [`the query's number ${found.threshold} is not the critical threshold ${critical ?? "(none)"}`]),
        ...(options.no_data_timeframe !== undefined && options.on_missing_data !== undefined
          ? ["on_missing_data and no_data_timeframe exclude each other"]
          : []),
      ];
    case "service check": {
      const highest = Math.max(0, ...Object.values(options.thresholds ?? {}));
      return [
        ...(critical === undefined ? ["a service check needs a critical threshold"] : []),
        ...(highest > found.last ? [`last(${found.last}) is less than the threshold ${highest}`] : []),
      ];
    }
    case "slo alert": {
      const name = /^\$\{slo:(.*)\}$/.exec(found.slo)?.[1];
      const target = name === undefined ? undefined : slos.get(name);
      const cap = target === undefined ? undefined : 100 / (100 - target);
      return [
        ...(critical === found.threshold
          ? []
          : [`the query's number ${found.threshold} is not the critical threshold ${critical ?? "(none)"}`]),
        ...(name !== undefined && target === undefined ? [`there is no SLO ${name}`] : []),
        ...(found.kind === "burn_rate" && cap !== undefined && found.threshold > cap * (1 + 1e-9)
          ? [`a burn rate of ${found.threshold} cannot be: at an objective of ${target ?? 0} % it is ${cap} at most`]
          : []),
      ];
    }
    case "composite":
      return found.monitors.filter((key) => !monitors.has(key)).map((key) => `there is no monitor ${key}`);
  }
}

/** Every reason for which Datadog's API would refuse this monitor; none: as far as is documented, it takes it. */
export function monitorProblems(monitor: MonitorDefinition, references: References): readonly string[] {
  const { name, message, type, query, options, priority } = monitor;
  if (!monitorTypes.includes(type)) return [`"${type}" is no type of monitor: ${monitorTypes.join(", ")}`];
  const problems: string[] = [];
  const refused = refusal(() => problems.push(...queryProblems(parseMonitorQuery(type, query), monitor, references)));
  if (refused !== undefined) problems.push(refused);
  if (name === "" || name !== name.trim()) problems.push("the name is empty or has blanks at its start or end");
  if (message === "" || message !== message.trim())
    problems.push("the message is empty or has blanks at its start or end");
  if (type !== "query alert" && options.on_missing_data !== undefined)
    problems.push(`a ${type} has no on_missing_data`);
  if (!Number.isInteger(priority) || priority < 1 || priority > 5) problems.push(`priority ${priority}: 1 to 5`);
  return problems;
}
