import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { notifiedAlerts } from "../../../model/catalog.ts";
import type { InhibitionRule } from "../../../model/routing/inhibition.ts";
import { compileInhibitions } from "../../../model/routing/inhibition.ts";
import { equals, present } from "../../../model/routing/matcher.ts";
import { compileRoutes } from "../../../model/routing/routes.ts";
import { prod } from "../../components/alertmanager/fixture.ts";
import type { Dispatched } from "../../support/alertmanager/dispatch.ts";
import { dispatch } from "../../support/alertmanager/dispatch.ts";
import type { Occurrence, Violation } from "../../support/alertmanager/independence.ts";
import { violations } from "../../support/alertmanager/independence.ts";
import { alertNamed, faults, raisedLabels } from "./faults.ts";
import { firstInhibitions, firstRouting } from "./first-version-routing.ts";
import { anyOccurrences, here, occurrence } from "./occurrences.ts";

const today: Dispatched = { routing: compileRoutes(stratoai, prod), inhibitions: compileInhibitions(stratoai) };
const first: Dispatched = { routing: firstRouting, inhibitions: firstInhibitions };
const pagers = new Set(["critical-alerts-pager"]);
// PagerDuty was one of the integrations of critical-alerts.
const firstPagers = new Set(["critical-alerts"]);

const ofFault = (name: string, from: number, lasts = 3600): Occurrence => {
  const fault = faults.find((one) => one.name === name);
  if (fault === undefined) throw new Error(`no fault ${name}`);
  return occurrence(fault, here, from, lasts);
};
const broken = (dispatched: Dispatched, pages: ReadonlySet<string>, ...occurrences: Occurrence[]): readonly string[] =>
  violations(dispatched, occurrences, pages).map(({ fault, receiver, what }: Violation) =>
    [fault.replace(/ in prod.*/, ""), receiver, what].join(": "),
  );

const pairRule = (source: string, target: string, equal: readonly string[]): InhibitionRule => ({
  item: "mutant",
  why: "a mistake",
  source: [equals("alertname", source), ...equal.map(present)],
  target: [equals("alertname", target), ...equal.map(present)],
  equal,
});

describe("The table of faults", () => {
  it("has one for every alert that somebody may be notified of, but for the heartbeat", () => {
    const raised = new Set(faults.flatMap(({ raises }) => raises.map(([alert]) => alert)));
    const missing = notifiedAlerts(stratoai).filter(({ name }) => !raised.has(name));
    assert.deepEqual(
      missing.map(({ name }) => name),
      ["Watchdog"],
    );
    for (const { explains } of faults) for (const name of explains) alertNamed(name);
  });
});

describe("An independent fault", () => {
  it("alone reaches everyone whom its severity promises", () => {
    const reached = (severity: string) =>
      new Set(
        faults
          .map((fault) => occurrence(fault, here, 0, 600))
          .flatMap(({ alerts }) => {
            const telling = alerts.filter(({ labels }) => labels.severity === severity);
            return telling.length === 0 ? [] : [dispatch(today, alerts, 900)];
          })
          .map((sent) => [...new Set(sent.map(({ receiver }) => receiver))].sort().join(" ")),
      );
    for (const text of reached("critical")) assert.match(text, /critical-alerts critical-alerts-pager/);
    for (const text of reached("warning")) assert.match(text, /critical-alerts|warning-alerts/);
  });

  it("reaches them beside one or two others, in an incident of its own, as soon as alone and one group_interval", () => {
    fc.assert(
      fc.property(anyOccurrences, (occurrences) => {
        assert.deepEqual(violations(today, occurrences, pagers), []);
      }),
      { numRuns: 20 * Number(process.env.FUZZ_RUNS ?? 100) },
    );
  });

  it("reaches them beside each other one, together, a minute later and at its end", () => {
    const found = faults.flatMap((one) =>
      faults.flatMap((other) =>
        [0, 60, 3590].flatMap((later) =>
          broken(today, pagers, occurrence(one, here, 0, 3600), occurrence(other, here, later, 3600)),
        ),
      ),
    );
    assert.deepEqual([...new Set(found)], []);
  }).timeout(60_000);
});

describe("The same rule", () => {
  it("is broken by the routes and inhibitions of version 0.1.0, in each of the ways that were met", () => {
    const of = (...occurrences: Occurrence[]) => broken(first, firstPagers, ...occurrences);
    assert.deepEqual(of(ofFault("crash of api-1", 0, 7200), ofFault("errors of the API", 80)), [
      "errors of the API: critical-alerts: nobody was notified",
    ]);
    assert.deepEqual(of(ofFault("crash of api-1", 0, 7200), ofFault("broken way to StratoAI API Health", 600)), [
      "broken way to StratoAI API Health: critical-alerts: nobody was notified",
    ]);
    assert.deepEqual(of(ofFault("dead exporter of db-1", 0, 7200), ofFault("errors of the API", 300)), [
      "errors of the API: critical-alerts: nobody was notified",
    ]);
    assert.deepEqual(of(ofFault("errors of the API", 0), ofFault("broken way to StratoAI API Auth", 1800)), [
      "broken way to StratoAI API Auth: critical-alerts: late",
    ]);
    assert.deepEqual(of(ofFault("open breaker stripe", 0), ofFault("open breaker github", 30)), [
      "open breaker github: critical-alerts: in another fault's incident",
    ]);
    for (const pair of [
      ["crash of api-1", "errors of the API"],
      ["dead exporter of db-1", "errors of the API"],
      ["errors of the API", "broken way to StratoAI API Auth"],
      ["open breaker stripe", "open breaker github"],
    ] as const) {
      assert.deepEqual(broken(today, pagers, ofFault(pair[0], 0), ofFault(pair[1], 60)), [], pair.join(", "));
    }
  });

  it("is found broken in version 0.1.0 by drawing faults, too", () => {
    const sound = fc.property(
      anyOccurrences,
      (occurrences) => violations(first, occurrences, firstPagers).length === 0,
    );
    assert.ok(fc.check(sound, { numRuns: 2000 }).failed);
  });

  it("is broken by any inhibition that makes an alert silent which another fault may raise", () => {
    const single = faults.filter(({ raises }) => raises.length === 1);
    const names = notifiedAlerts(stratoai).map(({ name }) => name);
    let mutants = 0;
    for (const source of names) {
      const causes = faults.filter(({ raises }) => raises.some(([name]) => name === source));
      for (const target of names) {
        // Independent by the table: a fault that is told by the target alone, and that no cause of the source explains.
        const pairs = causes.flatMap((cause) =>
          single
            .filter(({ raises: [raised] }) => raised?.[0] === target && source !== target)
            .filter((other) =>
              raisedLabels(other, here).every((labels) => !occurrence(cause, here, 0, 1).explains(labels)),
            )
            .map((other) => [cause, other] as const),
        );
        if (pairs.length === 0) continue;
        mutants++;
        const inhibitions = [...today.inhibitions, pairRule(source, target, ["cluster", "environment"])];
        const found = pairs.some(([cause, other]) =>
          [0, 60].some(
            (later) =>
              violations(
                { ...today, inhibitions },
                [occurrence(cause, here, 0, 3600), occurrence(other, here, later, 3600)],
                pagers,
              ).length > 0,
          ),
        );
        assert.ok(found, `${target} silenced by ${source}`);
      }
    }
    assert.ok(mutants > 500, `${mutants} mutants`);
  }).timeout(120_000);

  it("is broken by any of today's inhibitions across environments or clusters", () => {
    for (const [index, rule] of today.inhibitions.entries()) {
      for (const lost of ["cluster", "environment"]) {
        const equal = rule.equal.filter((label) => label !== lost);
        const without = pairRule(rule.source[0]?.value ?? "", rule.target[0]?.value ?? "", equal);
        const inhibitions = today.inhibitions.with(index, without);
        const elsewhere = { ...here, [lost]: "elsewhere" };
        const causes = faults.filter(({ raises }) => raises.some(([name]) => name === without.source[0]?.value));
        const single = faults.filter(({ raises: [raised, ...more] }) => {
          return raised?.[0] === without.target[0]?.value && more.length === 0;
        });
        const told =
          single.length > 0
            ? single
            : faults.filter(({ raises: [raised] }) => raised?.[0] === without.target[0]?.value);
        const found = causes.some((cause) =>
          told.some(
            (other) =>
              violations(
                { ...today, inhibitions },
                [occurrence(cause, here, 0, 3600), occurrence(other, elsewhere, 0, 3600)],
                pagers,
              ).length > 0,
          ),
        );
        // An SLO's page is never alone: what it silences of errors elsewhere, HighErrorRate tells, and the other way round.
        assert.ok(found || told.every(({ raises }) => raises.length > 1), `${rule.item} without ${lost}`);
      }
    }
  }).timeout(60_000);

  it("is broken by a pager that groups by service and alert", () => {
    const routing = {
      ...today.routing,
      routes: today.routing.routes.map((route) =>
        route.groupBy === "each alert"
          ? { ...route, groupBy: ["cluster", "environment", "service", "alertname"] }
          : route,
      ),
    };
    for (const [one, other] of [
      ["open breaker stripe", "open breaker github"],
      ["broken way to StratoAI API Health", "broken way to StratoAI API Auth"],
      ["dead database db-1", "dead database db-2"],
      ["refusing slack", "refusing email"],
    ] as const) {
      assert.deepEqual(broken({ ...today, routing }, pagers, ofFault(one, 0), ofFault(other, 30)), [
        `${other}: critical-alerts-pager: in another fault's incident`,
      ]);
    }
  });
});
