import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, files, routeTable } from "../../../components/alertmanager/compile.ts";
import { compileInhibitions } from "../../../model/routing/inhibition.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import { compileRoutes } from "../../../model/routing/routes.ts";
import { inhibits, routesFor } from "../../../model/routing/simulation.ts";
import { needs } from "../../support/toolchain.ts";
import { everything, prod, temporaryFolder } from "./fixture.ts";
import type { RunningAlertmanager, SeenAlert } from "./running-alertmanager.ts";
import { eventually, startAlertmanager } from "./running-alertmanager.ts";

const rows = routeTable(stratoai, prod, everything);
const rules = compileInhibitions(stratoai);
const silenced = (alert: SeenAlert) => alert.status.inhibitedBy.length > 0;

function without(labels: Labels, label: string): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== label));
}

/** Every pair that the table claims. */
const claims = rows.flatMap((target) =>
  target.inhibitedBy.map((name) => ({
    source: rows.find(({ alert }) => alert === name)!,
    target,
    equal: rules.find(({ source, target: to }) => source[0]?.value === name && to[0]?.value === target.alert)!.equal,
  })),
);

describe("a running Alertmanager", () => {
  needs("alertmanager");
  let folder: ReturnType<typeof temporaryFolder>;
  let alertmanager: RunningAlertmanager;

  beforeEach(async () => {
    folder = temporaryFolder();
    const { objects } = compile(stratoai, prod, { ...everything, heartbeatUrl: "http://127.0.0.1:9/" });
    alertmanager = await startAlertmanager(folder.path, files(objects));
  });

  afterEach(async () => {
    await alertmanager.stop();
    folder.remove();
  });

  /**
   * Fires alerts and waits until their inhibitions are in force. Alertmanager takes sources in after it has answered
   * the post, in order of arrival: once a pair that was posted last is in force, so is everything before it. Without
   * this, what must not be inhibited would pass because nothing was yet.
   */
  const firing = async (alerts: readonly Labels[]) => {
    const last = claims.at(-1)!;
    const own = (labels: Labels): Labels => ({ ...labels, environment: "posted last", cluster: "posted last" });
    await alertmanager.post(alerts.map((labels) => ({ labels })));
    await alertmanager.post([{ labels: own(last.target.labels) }, { labels: own(last.source.labels) }]);
    await eventually("the pair that was posted last", async () =>
      (await alertmanager.alerts()).find((alert) => alert.labels.cluster === "posted last" && silenced(alert)),
    );
    const seen = await alertmanager.alerts();
    const key = (labels: Labels) => JSON.stringify(Object.entries(labels).sort());
    const byLabels = new Map(seen.map((alert) => [key(alert.labels), alert]));
    return (labels: Labels) => {
      const found = byLabels.get(key(labels));
      assert.ok(found, `Alertmanager has no ${key(labels)}`);
      return found;
    };
  };

  it("inhibits every pair that the table claims, and no other of all pairs of the catalog's alerts", async () => {
    // Each pair fires in an environment of its own; all rules demand equal environments.
    assert.ok(rules.every(({ equal }) => equal.includes("environment")));
    const pairs = rows.flatMap((one, index) =>
      rows.slice(index + 1).map((other) => {
        const environment = `${one.alert}-${other.alert}`;
        const own = ({ labels }: typeof one): Labels => ({ ...labels, environment });
        return { one, other, labels: [own(one), own(other)] };
      }),
    );
    const find = await firing(pairs.flatMap(({ labels }) => labels));
    for (const { one, other, labels } of pairs) {
      const found = labels.map((set) => silenced(find(set)));
      const claimed = [one.inhibitedBy.includes(other.alert), other.inhibitedBy.includes(one.alert)];
      assert.deepEqual(found, claimed, `${one.alert}, ${other.alert}`);
    }
  });

  it("inhibits nothing where an equal label differs or is missing on either side or on both", async () => {
    const cases = claims.flatMap(({ source, target, equal }, index) =>
      equal.flatMap((label) => {
        const own = (labels: Labels, name: string) => ({ ...labels, environment: name, cluster: name });
        const sides = (name: string): [Labels, Labels] => [own(source.labels, name), own(target.labels, name)];
        const at = (variant: string) => sides(`${index}-${label}-${variant}`);
        const [differing, lackingSource, lackingTarget, lackingBoth] = [at("a"), at("b"), at("c"), at("d")];
        return [
          [differing[0], { ...differing[1], [label]: "another" }],
          [without(lackingSource[0], label), lackingSource[1]],
          [lackingTarget[0], without(lackingTarget[1], label)],
          [without(lackingBoth[0], label), without(lackingBoth[1], label)],
        ] as [Labels, Labels][];
      }),
    );
    // The intact pairs fire beside them: the same rules do work here.
    const intact = claims.map(({ source, target }, index): [Labels, Labels] => {
      const place = { environment: `intact-${index}`, cluster: `intact-${index}` };
      return [
        { ...source.labels, ...place },
        { ...target.labels, ...place },
      ];
    });
    const find = await firing([...cases, ...intact].flat());
    for (const [, target] of intact) assert.equal(silenced(find(target)), true, JSON.stringify(target));
    for (const [source, target] of cases) {
      assert.equal(silenced(find(target)), false, `${JSON.stringify(source)} inhibits ${JSON.stringify(target)}`);
    }
  });

  it("with every alert of two services firing at once inhibits only what the table says, and notifies the receivers that it says", async () => {
    const beside = (labels: Labels): Labels => ({ ...labels, service: "billing" });
    const find = await firing(rows.flatMap(({ labels }) => [labels, beside(labels)]));
    for (const { alert, labels, routes, inhibitedBy } of rows) {
      for (const found of [find(labels), find(beside(labels))]) {
        assert.equal(silenced(found), inhibitedBy.length > 0, alert);
        assert.deepEqual(
          found.receivers,
          routes.map(({ receiver }) => ({ name: receiver })),
          alert,
        );
      }
    }
  });

  it("agrees with our simulation on any label sets", async () => {
    const routing = compileRoutes(stratoai, prod);
    const name = fc.constantFrom(...rows.map(({ alert }) => alert));
    const label = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    const labelSet = fc.record({
      alertname: name,
      severity: label("critical", "warning", "info"),
      service: label("api", "database"),
      environment: label("prod", "dev"),
      cluster: label("main", "other"),
      slo: label("api-availability", "api-latency"),
    });
    const sets = fc
      .sample(labelSet, { numRuns: 150, seed: 20_261_124 })
      .map((set): Labels =>
        Object.fromEntries(Object.entries(set).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
      );
    const find = await firing(sets);
    for (const labels of sets) {
      const expected = rules.some((rule) => sets.some((source) => inhibits(rule, source, labels)));
      assert.equal(silenced(find(labels)), expected, JSON.stringify(labels));
      assert.deepEqual(
        find(labels).receivers,
        routesFor(routing, labels).map(({ receiver }) => ({ name: receiver })),
      );
    }
    assert.ok(sets.some((labels) => silenced(find(labels))));
  });
});
