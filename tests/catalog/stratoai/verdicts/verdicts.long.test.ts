import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { compile } from "../../../../components/prometheus/compile.ts";
import type { Labels } from "../../../../model/alert-labels.ts";
import { temporaryFolder } from "../../../components/alertmanager/fixture.ts";
import { startAlertmanager } from "../../../components/alertmanager/running-alertmanager.ts";
import { startSinks } from "../../../components/alertmanager/sinks.ts";
import { prod } from "../../../components/prometheus/fixture.ts";
import type { SentAlert } from "../../../support/alertmanager/dispatch.ts";
import { cleanup } from "../../../support/cleanup.ts";
import { sampled } from "../../../support/sample.ts";
import { needs } from "../../../support/toolchain.ts";
import type { Change, Hook } from "../divided-alertmanager.ts";
import { configured, play } from "../divided-alertmanager.ts";
import { firingOf } from "./firing.ts";
import type { Trace } from "./traces.ts";
import { traces } from "./traces.ts";
import { beginning, nameOf, notificationsOf, ofTrace, verdict } from "./verdict.ts";

const page = new URL("../../../../docs/verdicts.md", import.meta.url);

const introduction = `# What happens when something goes wrong

For each fault: which alerts fire, who is notified, and what is suppressed by what, with the alerts and routes that
Pulumi.prod.yaml has. Times count from the beginning of the fault, before which an hour was healthy.

What fires, the real promtool says of the rules that are deployed. Whom that reaches is the word of a model of
Alertmanager's dispatch and inhibition (tests/support/alertmanager), with which a real Alertmanager has to agree on every fault
of this page. \`UPDATE_GOLDEN=1 npm run test:long\` rewrites the page.
`;

const inText = (text: string, section: string): boolean => `${text}\n`.includes(`\n${section}\n`);

/** Does the work for each, two at a time. */
async function inPairs<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all([worker(), worker()]);
}

/** Whom a real Alertmanager notified of what, and when in seconds of undivided time. */
type Notified = Map<string, number>;

const told = (receiver: string, labels: Labels): string => `${receiver} ${nameOf({ labels })}`;

describe("StratoAI's alerts on traces of faults", () => {
  needs("promtool", "alertmanager");
  const undo = cleanup();
  const chosen = sampled(traces);
  const firing = new Map<Trace, readonly SentAlert[]>();

  it("fire, notify and are suppressed as docs/verdicts.md says", async function () {
    this.timeout(900_000);
    const { objects } = compile(stratoai, prod);
    await inPairs(chosen, async (trace) => {
      firing.set(trace, await firingOf(trace, objects));
    });
    const sections = chosen.map((trace) => verdict(trace, firing.get(trace) ?? []));
    if (process.env.UPDATE_GOLDEN === "1" && chosen.length === traces.length) {
      writeFileSync(page, [introduction, ...sections].join("\n"));
    }
    const text = readFileSync(page, "utf8");
    assert.deepEqual(
      sections.filter((section) => !inText(text, section)),
      [],
    );
    assert.equal(text.match(/^## /gm)?.length, traces.length);
  });

  it("reach in a real Alertmanager whom the model of it says, at the time that it says", async function () {
    this.timeout(300_000);
    /** Every interval is divided by it. */
    const speed = 200;
    /** Undivided seconds by which a busy machine may be late: a third of a real one. */
    const slack = 75;
    const sinks = await startSinks();
    undo(() => sinks.stop());
    const folder = temporaryFolder();
    undo(() => {
      folder.remove();
    });
    const content = configured(stratoai, speed, sinks.inbox.url, { pagersByWebhook: true });
    const alertmanager = await startAlertmanager(folder.path, [{ path: "alertmanager/alertmanager.yml", content }]);
    undo(() => alertmanager.stop());

    // Each trace has a cluster of its own, so that all can be played at once.
    const clusterOf = (trace: Trace) => `trace-${traces.indexOf(trace)}`;
    const changes = chosen.flatMap((trace) =>
      ofTrace(firing.get(trace) ?? []).flatMap(({ labels, from, until }): readonly Change[] => {
        const own = { ...labels, cluster: clusterOf(trace) };
        return [
          { at: from - beginning(trace), labels: own, status: "firing" },
          { at: until - beginning(trace), labels: own, status: "ended" },
        ];
      }),
    );
    assert.notEqual(changes.length, 0);
    const began = await play(alertmanager, changes, speed);
    // The last one's group_wait and more.
    await sleep((120 / speed) * 1000);

    const notified: Notified = new Map();
    for (const { path, body, at } of sinks.posts) {
      const { alerts } = body as Hook;
      for (const { status, labels } of alerts) {
        const key = `${labels.cluster} ${told(path.slice(1), labels)}`;
        if (status === "firing" && !notified.has(key)) notified.set(key, ((at - began) / 1000) * speed);
      }
    }
    for (const trace of chosen) {
      const expected: Notified = new Map();
      for (const { at, receiver, firing: fires } of notificationsOf(trace, firing.get(trace) ?? [])) {
        for (const { labels } of fires) {
          const key = `${clusterOf(trace)} ${told(receiver, labels)}`;
          if (!expected.has(key)) expected.set(key, at - beginning(trace));
        }
      }
      const own = [...notified].filter(([key]) => key.startsWith(`${clusterOf(trace)} `));
      assert.deepEqual(own.map(([key]) => key).sort(), [...expected.keys()].sort(), trace.name);
      for (const [key, at] of own) {
        const wanted = expected.get(key) ?? Number.NaN;
        assert.ok(Math.abs(at - wanted) <= slack, `${trace.name}: ${key} after ${at} s, expected ${wanted} s`);
      }
    }
  });
});
