import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { notifiedAlerts } from "../../../model/catalog.ts";
import type { Duration } from "../../../model/duration.ts";
import { compileInhibitions } from "../../../model/routing/inhibition.ts";
import { compileRoutes } from "../../../model/routing/routes.ts";
import { distinguishingLabels } from "../../../model/series-labels.ts";
import { prod, temporaryFolder } from "../../components/alertmanager/fixture.ts";
import type { RunningAlertmanager } from "../../components/alertmanager/running-alertmanager.ts";
import { eventually, startAlertmanager } from "../../components/alertmanager/running-alertmanager.ts";
import type { Sinks } from "../../components/alertmanager/sinks.ts";
import { startSinks } from "../../components/alertmanager/sinks.ts";
import type { SentAlert } from "../../support/alertmanager/dispatch.ts";
import { dispatch, merged } from "../../support/alertmanager/dispatch.ts";
import { needs } from "../../support/toolchain.ts";
import type { Change, Hook } from "./divided-alertmanager.ts";
import { configured, play, posted } from "./divided-alertmanager.ts";
import { faults, raisedLabels } from "./faults.ts";
import { here, occurrence } from "./occurrences.ts";

interface PagerEvent {
  readonly event_action: "trigger" | "resolve";
  readonly dedup_key: string;
}

describe("A running Alertmanager with the shipped routes", function () {
  needs("alertmanager");
  this.timeout(120_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let sinks: Sinks;
  let alertmanager: RunningAlertmanager;

  const start = async (catalog: Catalog, speed: number) => {
    const content = configured(catalog, speed, sinks.inbox.url);
    alertmanager = await startAlertmanager(folder.path, [{ path: "alertmanager/alertmanager.yml", content }]);
  };
  beforeEach(async () => {
    folder = temporaryFolder();
    sinks = await startSinks();
  });
  afterEach(async () => {
    await alertmanager.stop();
    await sinks.stop();
    folder.remove();
  });
  const pages = (): readonly PagerEvent[] =>
    sinks.posts.filter(({ path }) => path === "/pagerduty").map(({ body }) => body as PagerEvent);
  const hooks = (receiver: string): readonly Hook[] =>
    sinks.posts.filter(({ path }) => path === `/${receiver}`).map(({ body }) => body as Hook);
  const keysOf = (action: PagerEvent["event_action"]) =>
    pages()
      .filter((event) => event.event_action === action)
      .map((event) => event.dedup_key);

  it("opens an incident for each of two things of every page, and again when they are back", async () => {
    await start(stratoai, 60);
    const paging = notifiedAlerts(stratoai).filter(
      (alert) => alert.severity === "critical" && (distinguishingLabels(alert) ?? []).length > 0,
    );
    assert.ok(paging.length >= 4);
    const things = (which: string) =>
      paging.map((alert) => ({
        ...raisedLabels({ name: "", explains: [], raises: [[alert.name]] }, here)[0],
        ...Object.fromEntries((distinguishingLabels(alert) ?? []).map((label) => [label, which])),
      }));
    const post = (which: string, status: "firing" | "ended") =>
      alertmanager.post(things(which).map((labels) => posted(labels, status)));
    const each = paging.length;
    const opened = async (times: number) => {
      await eventually(`${times} incidents`, () => (new Set(keysOf("trigger")).size >= times ? true : undefined));
    };
    await post("one", "firing");
    await opened(each);
    await post("another", "firing");
    await opened(2 * each);
    assert.equal(new Set(keysOf("trigger")).size, 2 * each);
    for (const which of ["one", "another"]) await post(which, "ended");
    await eventually("their ends", () => (new Set(keysOf("resolve")).size === 2 * each ? true : undefined));
    const before = keysOf("trigger").length;
    for (const which of ["one", "another"]) await post(which, "firing");
    await eventually("them again", () =>
      new Set(keysOf("trigger").slice(before)).size === 2 * each ? true : undefined,
    );
  });

  it("makes thirty breakers that open at once thirty incidents and one message in chats", async () => {
    await start(stratoai, 60);
    const [breaker] = raisedLabels({ name: "", explains: [], raises: [["CircuitBreakerOpen"]] }, here);
    await alertmanager.post(
      Array.from({ length: 30 }, (_, index) => posted({ ...breaker, breaker: `breaker-${index}` }, "firing")),
    );
    await eventually("thirty incidents", () => (new Set(keysOf("trigger")).size === 30 ? true : undefined));
    await eventually("the message", () => hooks("critical-alerts")[0]);
    await sleep(1500);
    assert.equal(new Set(keysOf("trigger")).size, 30);
    assert.deepEqual(
      hooks("critical-alerts").map(({ alerts }) => alerts.length),
      [30],
    );
  });

  it("says what the simulation of it says, for pairs of faults drawn at random", async () => {
    const speed = 12;
    /** Seconds by which the machine may be late, in undivided time. */
    const slack = 12;
    const horizon = 480;
    // Repeats within the test, and not at a multiple of the group interval, where a hair decides.
    const repeating = { repeatInterval: "150s" as Duration };
    const { notifications } = stratoai;
    const catalog: Catalog = {
      ...stratoai,
      notifications: {
        ...notifications,
        defaultRoute: { ...notifications.defaultRoute, ...repeating },
        routes: notifications.routes.map((route) => ({ ...route, ...repeating })),
      },
    };
    const dispatched = { routing: compileRoutes(catalog, prod), inhibitions: compileInhibitions(catalog) };
    const isPager = (receiver: string) => receiver === "critical-alerts-pager";
    const names = (alerts: readonly { readonly labels: Labels }[]) =>
      alerts
        .map(({ labels }) => Object.entries(labels).sort().flat().join())
        .sort()
        .join(" ");
    /** What is said to chats, group by group, in order. */
    const said = (alerts: readonly SentAlert[], emptyGroupsLast: number): Record<string, string[]> => {
      const messages: Record<string, string[]> = {};
      for (const { receiver, key, firing, resolved } of dispatch({ ...dispatched, emptyGroupsLast }, alerts, horizon)) {
        if (isPager(receiver)) continue;
        (messages[`${receiver} ${key}`] ??= []).push(`${names(firing)} / ${names(resolved)}`);
      }
      return messages;
    };
    const sorted = (messages: Record<string, string[]>) =>
      Object.values(messages)
        .map((list) => list.join("\n"))
        .sort();
    const shifted = (alerts: readonly SentAlert[], by: (index: number) => number): readonly SentAlert[] =>
      alerts.map((alert, index) => ({
        ...alert,
        from: Math.max(0, alert.from + by(index)),
        until: alert.until + by(index + 1),
      }));
    /** Whether lateness cannot change what is said. */
    const isStable = (alerts: readonly SentAlert[]): boolean => {
      const expected = JSON.stringify(sorted(said(alerts, 30)));
      return [0, 1, 2, 3, 4, 5].every((pattern) =>
        [0, 30 * speed].every(
          (last) =>
            JSON.stringify(
              sorted(
                said(
                  shifted(alerts, (index) => slack * (((pattern * 7 + index * 5) % 3) - 1)),
                  last,
                ),
              ),
            ) === expected,
        ),
      );
    };
    const pair = fc.tuple(
      ...[1, 2].map(() =>
        fc.record({
          fault: fc.constantFrom(...faults),
          from: fc.integer({ min: 12, max: 200 }),
          lasts: fc.integer({ min: 100, max: 260 }),
        }),
      ),
    );
    const scenarios = fc
      .sample(pair, 400)
      .map((drawn, index) => {
        const place = { cluster: `scenario-${index}`, environment: "prod" };
        return merged(drawn.flatMap(({ fault, from, lasts }) => occurrence(fault, place, from, lasts).alerts));
      })
      .filter(isStable)
      .slice(0, 60);
    assert.ok(scenarios.length >= 20, `${scenarios.length} scenarios`);

    await start(catalog, speed);
    /** Lets Prometheus' part be played, and gives those of which something else was said than expected. */
    const played = async (all: readonly (readonly SentAlert[])[]): Promise<readonly (readonly SentAlert[])[]> => {
      const changes = all
        .flat()
        .flatMap(({ labels, from, until }): readonly Change[] => [
          { at: from, labels, status: "firing" },
          { at: until, labels, status: "ended" },
        ])
        .filter(({ at }) => at <= horizon);
      const began = await play(alertmanager, changes, speed);
      await sleep(Math.max(0, horizon * (1000 / speed) - (Date.now() - began)));
      const heard = sinks.posts.filter(({ path }) => path !== "/pagerduty").map(({ body }) => body as Hook);
      return all.filter((alerts) => {
        const cluster = alerts[0]?.labels.cluster;
        const messages: Record<string, string[]> = {};
        for (const { receiver, groupKey, alerts: told } of heard) {
          if (told[0]?.labels.cluster !== cluster) continue;
          const of = (status: string) => names(told.filter((alert) => alert.status === status));
          (messages[`${receiver} ${groupKey}`] ??= []).push(`${of("firing")} / ${of("resolved")}`);
        }
        return JSON.stringify(sorted(messages)) !== JSON.stringify(sorted(said(alerts, 30)));
      });
    };
    const differing = await played(scenarios);
    const incidents = scenarios.flatMap((alerts) =>
      dispatch(dispatched, alerts, horizon).flatMap(({ receiver, key, firing }) =>
        isPager(receiver) && firing.length > 0 ? [key] : [],
      ),
    );
    if (differing.length === 0) assert.equal(new Set(keysOf("trigger")).size, new Set(incidents).size);
    // A machine that was busy for a second gets a second chance, elsewhere.
    const elsewhere = differing.map((alerts) =>
      alerts.map((alert) => ({ ...alert, labels: { ...alert.labels, cluster: `${alert.labels.cluster}-again` } })),
    );
    assert.deepEqual(elsewhere.length === 0 ? [] : await played(elsewhere), []);
  });
});
