import type { Catalog } from "../../catalog.ts";
import { logLevels } from "../../log-line.ts";
import { oneOf } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** JSON writes the first ones another way than they are meant; ${ is a variable to more than one log store. */
const plain = /^(?:(?!\$\{)[^\p{C}"\\])+$/u;
const allowedText = "some text without quotes, backslashes, controls and ${";

const fieldName = /^[A-Za-z_]\w*$/;
/** Fields that an alert selects in ways of their own, or not at all. */
const ownWay: readonly string[] = ["level", "message", "service", "timestamp"];

const isMisnamed = (field: string): boolean => !fieldName.test(field) || ownWay.includes(field);
const fieldText = `letters, digits and _, with no digit first, and none of ${ownWay.join(", ")}`;

function texts(of: Readonly<Record<string, string>>, at: string): readonly Issue[] {
  return Object.entries(of)
    .filter(([, text]) => !plain.test(text))
    .map(([key, text]) => ({ path: `${at}.${path(key)}`, got: quoted(text), expected: allowedText }));
}

const alertIssues = ({ logAlerts }: Catalog): readonly Issue[] =>
  logAlerts.flatMap(({ name, moreThan, lines: { levels, message, fields = {} } }) => {
    const at = path("logAlerts", name, "lines");
    const strange = levels.filter((level) => !logLevels.includes(level));
    const misnamed = Object.keys(fields).filter(isMisnamed);
    return [
      ...(levels.length === 0 ? [{ path: `${at}.levels`, got: "none", expected: "at least one level" }] : []),
      ...strange.map((level) => ({
        path: `${at}.levels`,
        got: quoted(level),
        ...oneOf(logLevels, level),
      })),
      ...(message === undefined ? [] : texts({ message }, at)),
      ...texts(fields, `${at}.fields`),
      ...misnamed.map((field) => ({
        path: `${at}.fields`,
        got: quoted(field),
        expected: fieldText,
      })),
      ...(Number.isInteger(moreThan) && moreThan >= 0
        ? []
        : [{ path: path("logAlerts", name, "moreThan"), got: String(moreThan), expected: "a whole number from 0 on" }]),
    ];
  });

/** Log alerts of no lines, of lines that nobody writes, or that a log store would take for others; fields of such names. */
export const logLines: Check = ({ catalog }) => [
  ...alertIssues(catalog),
  ...(catalog.logFields ?? [])
    .filter(isMisnamed)
    .map((field) => ({ path: "logFields", got: quoted(field), expected: fieldText })),
];
