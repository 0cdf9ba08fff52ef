import type { Severity } from "../../alert.ts";
import { oneOf } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { quoted } from "../path.ts";
import type { Labels } from "../result-labels.ts";
import { conditionLabels, lineCountLabels } from "../result-labels.ts";
import type { Check, Subject } from "../subject.ts";

/** What is known of the labels that an alert arrives with. */
interface Arriving {
  /** Those with the same value on each of its series. */
  readonly fixed: Readonly<Record<string, string>> & { readonly service: string };
  /** Those that its series bring. */
  readonly series: () => Labels;
}

/** Labels that each alert of a stack has with the same value. */
const shared = ["product", "environment", "cluster"];

function arrivals({ catalog, slos }: Subject): ReadonlyMap<string, Arriving> {
  const teams = new Map(catalog.services.map(({ name, team }) => [name, team]));
  const fixed = (severity: Severity, service: string, slo?: string) => {
    const team = teams.get(service);
    return { severity, service, ...(team === undefined ? {} : { team }), ...(slo === undefined ? {} : { slo }) };
  };
  const ofService: Labels = new Set(["service"]);
  return new Map([
    ...slos.flatMap(([slo, { page, ticket, absent }]) => {
      const arriving = (severity: Severity): Arriving => ({
        fixed: fixed(severity, slo.service, slo.name),
        series: () => ofService,
      });
      const brought = [
        [page, arriving("critical")],
        [ticket, arriving("warning")],
        [absent, arriving("warning")],
      ] as const;
      return brought.flatMap(([name, arrival]) => (name === undefined ? [] : [[name, arrival] as const]));
    }),
    ...catalog.alerts.map(({ name, severity, service, slo, condition }) => {
      const arriving: Arriving = { fixed: fixed(severity, service, slo), series: () => conditionLabels(condition) };
      return [name, arriving] as const;
    }),
    ...catalog.logAlerts.map(({ name, severity, service, slo }) => {
      const arriving: Arriving = { fixed: fixed(severity, service, slo), series: () => lineCountLabels };
      return [name, arriving] as const;
    }),
  ]);
}

function uncarried(label: string, name: string, { fixed, series }: Arriving): readonly Omit<Issue, "path">[] {
  if (label in fixed || shared.includes(label)) return [];
  const carried = series();
  if (carried?.has(label) !== false) return [];
  return [
    {
      got: `${quoted(label)}, which ${name} does not carry`,
      ...oneOf([...Object.keys(fixed), ...shared, ...carried], label),
    },
  ];
}

/** A label whose value is known on both sides, and not the same. */
function unequal(label: string, source: Arriving, target: Arriving): readonly Omit<Issue, "path">[] {
  const [left, right] = [source.fixed[label], target.fixed[label]];
  if (left === undefined || right === undefined || left === right) return [];
  return [
    {
      got: `${quoted(label)}, which is ${left} on the source and ${right} on the target`,
      expected: "labels that can be equal",
    },
  ];
}

/** Inhibitions by or of alerts that do not exist, of everything, or by labels that are never equal. */
export const inhibitions: Check = (subject) => {
  const { catalog, alertNames, serviceNames } = subject;
  const arriving = arrivals(subject);
  return catalog.notifications.inhibitions.flatMap(({ source, target, equal }, index) => {
    const at = `notifications.inhibitions[${index}]`;
    const unknown = (["source", "target"] as const).flatMap((side) => {
      const name = side === "source" ? source : target;
      return arriving.has(name) ? [] : [{ path: `${at}.${side}`, got: quoted(name), ...oneOf(alertNames, name) }];
    });
    if (equal.length === 0) {
      unknown.push({ path: `${at}.equal`, got: "none", expected: "at least one label, lest strangers are silenced" });
    }
    const [from, to] = [arriving.get(source), arriving.get(target)];
    if (from === undefined || to === undefined) return unknown;
    const labels = equal.flatMap((label) => [
      ...uncarried(label, source, from),
      ...uncarried(label, target, to),
      // A service that does not exist is reported where it stands.
      ...(serviceNames.has(from.fixed.service) && serviceNames.has(to.fixed.service) ? unequal(label, from, to) : []),
    ]);
    return [...unknown, ...labels.map((issue) => ({ path: `${at}.equal`, ...issue }))];
  });
};
