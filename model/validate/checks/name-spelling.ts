import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

interface Spelling {
  readonly pattern: RegExp;
  readonly expected: string;
}

const kebab: Spelling = { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, expected: "kebab-case, such as api-availability" };
const pascal: Spelling = { pattern: /^[A-Z][A-Za-z0-9]*$/, expected: "PascalCase, such as HighErrorRate" };
const metric: Spelling = {
  pattern: /^[A-Za-z_:][A-Za-z0-9_:]*$/,
  expected: "letters, digits, _ and :, with no digit first",
};
const label: Spelling = { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, expected: "letters, digits and _, with no digit first" };
/** Keys of stack config. */
const key: Spelling = { pattern: /^[a-z][A-Za-z0-9]*$/, expected: "camelCase, such as slackCriticalUrl" };
/** Names that end in files, URLs and other systems' own keys. */
const handle: Spelling = { pattern: /^[\w-][\w.-]*$/, expected: "letters, digits, -, _ and ., with no . first" };
/** Names that people read: no controls, and nothing that quotes, templates or paths take for their own. */
const readable: Spelling = {
  pattern: /^[^\p{C}\s"'`\\/{}<>$]([^\p{C}"'`\\/{}<>$\n]*[^\p{C}\s"'`\\/{}<>$])?$/u,
  expected: "one line without quotes, slashes, braces, < > and $",
};

function spelled(spelling: Spelling, name: string, ...at: readonly string[]): readonly Issue[] {
  return spelling.pattern.test(name)
    ? []
    : [{ path: path(...at, name), got: quoted(name), expected: spelling.expected }];
}

/** Names that a backend refuses, or that would break out of the file, query or URL that they become a part of. */
export const nameSpelling: Check = ({ catalog }) => {
  const { notifications, onCall } = catalog;
  return [
    ...(kebab.pattern.test(catalog.product)
      ? []
      : [{ path: "product", got: quoted(catalog.product), expected: kebab.expected }]),
    ...catalog.services.flatMap(({ name }) => spelled(kebab, name, "services")),
    ...catalog.scrapeJobs.flatMap(({ name }) => spelled(kebab, name, "scrapeJobs")),
    ...Object.keys(catalog.secrets).flatMap((name) => spelled(key, name, "secrets")),
    ...catalog.metrics.flatMap(({ name, labels }) => [
      ...spelled(metric, name, "metrics"),
      ...Object.entries(labels).flatMap(([key, { storedAs = key }]) => [
        ...spelled(label, key, "metrics", name, "labels"),
        ...spelled(label, storedAs, "metrics", name, "labels"),
      ]),
    ]),
    ...catalog.slos.flatMap(({ name }) => spelled(kebab, name, "slos")),
    ...catalog.alerts.flatMap(({ name }) => spelled(pascal, name, "alerts")),
    ...catalog.logAlerts.flatMap(({ name }) => spelled(pascal, name, "logAlerts")),
    ...catalog.dashboards.flatMap(({ uid }) => spelled(kebab, uid, "dashboards")),
    ...catalog.uptimeChecks.flatMap(({ name }) => spelled(readable, name, "uptimeChecks")),
    ...notifications.receivers.flatMap(({ name }) => spelled(handle, name, "notifications", "receivers")),
    ...notifications.muteWindows.flatMap(({ name }) => spelled(handle, name, "notifications", "muteWindows")),
    ...onCall.teams.flatMap(({ name }) => spelled(kebab, name, "onCall", "teams")),
    ...onCall.schedules.flatMap(({ name }) => spelled(readable, name, "onCall", "schedules")),
    ...onCall.escalationPolicies.flatMap(({ name }) => spelled(readable, name, "onCall", "escalationPolicies")),
  ];
};
