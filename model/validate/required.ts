import type { Alert, AlertBase, Condition, DashboardLink, DrillFault } from "../alert.ts";
import type { Catalog, Service } from "../catalog.ts";
import type { Dashboard, Panel, PanelQuery, Row, SloPanel } from "../dashboard.ts";
import type { Issue } from "../issue.ts";
import type { LogAlert, LogLines } from "../log-alert.ts";
import type { LabelSpec, Metric, ScrapeJob } from "../metric.ts";
import type {
  Inhibition,
  Integration,
  MessageLook,
  MuteWindow,
  Notifications,
  Receiver,
  Route,
  Smtp,
} from "../notification.ts";
import type { EscalationPolicy, OnCall, Responder, Schedule, Team } from "../on-call.ts";
import type { Filter, LabelMatch, Query, Raw } from "../query.ts";
import type { SecretRef } from "../secret.ts";
import type { Sli, Slo } from "../slo.ts";
import type { UptimeCheck } from "../uptime.ts";
import type { Shape } from "./shape.ts";
import {
  anything,
  flag,
  ifThere,
  lazily,
  list,
  map,
  number,
  object,
  once,
  oneKeyOf,
  oneOf,
  record,
  text,
} from "./shape.ts";

const texts = list(text);
const secret = object<SecretRef>({ secret: text });

const labels = record(object<LabelSpec>({ description: text }));
const metric = once((value, at, report) => {
  const fields = { name: text, help: text, unit: text, labels, job: text, origin: text, type: text };
  const isHistogram = typeof value === "object" && value !== null && "type" in value && value.type === "histogram";
  object<Record<string, unknown>>(isHistogram ? { ...fields, buckets: list(number) } : fields)(value, at, report);
});

const filter = record(oneKeyOf<LabelMatch>({ is: text, isNot: text, in: texts, startsWith: text }));
const selection = { metric, filter };

/** Of raw text, the languages that it is not said in may be left out. */
type LookedAt = Exclude<Query, Raw> | Pick<Raw, "kind" | "meaning">;

const query: Shape = oneOf<LookedAt>({
  value: selection,
  valueOver: { ...selection, fn: text, window: text },
  rate: { ...selection, window: text },
  increase: { ...selection, window: text },
  bucketRate: { ...selection, window: text, bound: number },
  quantile: { ...selection, window: text, q: number, by: texts },
  mean: { ...selection, window: text, by: texts },
  buckets: { ...selection, window: text },
  aggregate: { op: text, by: texts, of: lazily(() => query) },
  ratio: { numerator: lazily(() => query), denominator: lazily(() => query), by: texts, complement: flag },
  arithmetic: { op: text, left: lazily(() => side), right: lazily(() => side) },
  predict: { ...selection, window: text, ahead: text },
  secondsUntil: selection,
  up: { job: text },
  raw: { meaning: text },
});

const side: Shape = (value, at, report) => {
  if (typeof value !== "number") query(value, at, report);
};

const ofJob = object<{ job: string }>({ job: text });
const ofMetric = object<{ metric: Metric; filter: Filter }>(selection);
const absence: Shape = (value, at, report) => {
  const isOfJob = typeof value === "object" && value !== null && "job" in value;
  (isOfJob ? ofJob : ofMetric)(value, at, report);
};

const condition: Shape = oneOf<Condition>({
  threshold: { query, op: text, value: number },
  absent: { of: absence, window: text },
  any: { of: list(lazily(() => condition)) },
  all: { of: list(lazily(() => condition)), on: texts },
  always: {},
});

const dashboard = object<DashboardLink>({ uid: text });
const alertBase = {
  ...{ name: text, severity: text, service: text, for: text, summary: text, description: text, dashboard },
} satisfies Readonly<Partial<Record<keyof AlertBase, Shape>>>;

const fault = oneOf<DrillFault>({
  demo: { on: text, fault: text, body: record(anything) },
  freeze: { process: text },
  stop: { process: text },
  refuse: { messages: text },
  prometheus: { breakage: text },
  unscrape: { job: text },
  none: {},
});
/** That there is a drill is asked by the check of drills. */
const drill = ifThere(fault);

const alert = object<Alert>({ ...alertBase, condition, unit: text, drill });
const logAlert = object<LogAlert>({
  ...alertBase,
  lines: object<LogLines>({ levels: texts }),
  window: text,
  moreThan: number,
});

const sli = oneOf<Sli>({
  availability: { total: metric, filter, bad: filter },
  latency: { histogram: metric, filter, threshold: number },
});
const slo = object<Slo>({
  ...{ name: text, service: text, title: text, description: text, objective: text, period: text, sli },
  ...{ minimumBadEvents: number, absentAfter: text, dashboard },
  drill: object<Slo["drill"]>({ page: drill, ticket: drill, absent: drill }),
});

/** A panel by its kind, of which those of {@link Panel} have the same fields. */
type PanelOfKind = SloPanel | { [K in Panel["kind"]]: Panel & { readonly kind: K } }[Panel["kind"]];

const shown = {
  ...{ title: text, description: text, unit: text },
  thresholds: ifThere(object<NonNullable<Panel["thresholds"]>>({ steps: list(number) })),
  queries: list(object<PanelQuery>({ query, legend: text })),
};
const panel = oneOf<PanelOfKind>({
  ...{ timeseries: shown, stat: shown, gauge: shown, table: shown, heatmap: shown },
  slo: { title: text, description: text, slo: text, show: text },
});

type Target = EscalationPolicy["levels"][number]["targets"][number];

const timing = { groupWait: text, groupInterval: text, repeatInterval: text };
const groupBy: Shape = (value, at, report) => {
  // Which word it may be is asked by words.ts.
  if (typeof value !== "string") texts(value, at, report);
};
const route = { ...timing, receiver: text, groupBy, mute: texts, sendResolved: flag };
const bySeverity = record(text);

const catalogShape = object<Catalog>({
  ...{ product: text, title: text, statsdPrefix: text, baseUrl: text },
  links: object<Catalog["links"]>({ runbook: text, dashboards: text }),
  secrets: record(text),
  ...{ scrapeInterval: text, evaluationInterval: text },
  services: list(object<Service>({ name: text, title: text, team: text, escalationPolicy: text })),
  scrapeJobs: list(object<ScrapeJob>({ name: text, service: text, port: number, path: text, description: text })),
  metrics: list(metric),
  slos: list(slo),
  alerts: list(alert),
  logAlerts: list(logAlert),
  dashboards: list(
    object<Dashboard>({
      ...{ uid: text, title: text, description: text, tags: texts, refresh: text, range: text },
      rows: list(object<Row>({ title: text, panels: list(panel) })),
    }),
  ),
  uptimeChecks: list(
    object<UptimeCheck>({
      ...{ name: text, service: text, method: text, path: text, interval: text, timeout: text, from: text },
      expectedStatus: list(number),
      bearer: ifThere(secret),
    }),
  ),
  notifications: object<Notifications>({
    receivers: list(
      object<Receiver>({
        name: text,
        integrations: list(
          oneOf<Integration>({
            pagerduty: { routingKey: secret },
            email: { to: texts },
            slack: { channel: text, url: secret },
            discord: { url: secret, setting: text },
            teams: { url: secret, setting: text },
            webhook: { setting: text },
          }),
        ),
      }),
    ),
    defaultRoute: object<Notifications["defaultRoute"]>(route),
    routes: list(object<Route>({ ...route, match: object<object>({}) })),
    inhibitions: list(object<Inhibition>({ source: text, target: text, equal: texts, why: text })),
    muteWindows: list(
      object<MuteWindow>({ name: text, weekdays: texts, from: text, to: text, location: text, why: text }),
    ),
    smtp: object<Smtp>({ host: text, port: number, from: text, username: text, password: secret }),
    look: object<MessageLook>({ slackUser: text, icon: bySeverity, slackColor: bySeverity, embedColor: bySeverity }),
  }),
  onCall: object<OnCall>({
    teams: list(object<Team>({ name: text, title: text, email: text })),
    responders: list(object<Responder>({ name: text, email: text, team: text })),
    schedules: list(object<Schedule>({ name: text, timeZone: text, start: text, turn: text, rotation: texts })),
    escalationPolicies: list(
      object<EscalationPolicy>({
        ...{ name: text, team: text, repeat: number },
        levels: list(
          object<EscalationPolicy["levels"][number]>({
            delay: text,
            targets: list(oneKeyOf<Target>({ schedule: text, responder: text })),
          }),
        ),
      }),
    ),
  }),
  runbooks: map,
});

/**
 * Fields that TypeScript demands and that are not there, or are of another type. A catalog is run without being
 * type-checked first, and whatever looks further at it takes them for granted.
 */
export function missingFields(catalog: Catalog): readonly Issue[] {
  const issues: Issue[] = [];
  catalogShape(
    catalog,
    () => "",
    (issue) => issues.push(issue),
  );
  return issues;
}
