import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStack, type OpenedStack } from "../../commands/stack/open.ts";
import { cleanup } from "../support/cleanup.ts";
import { needsCharts, testCharts } from "../support/kubernetes/charts.ts";
import { needsCluster, startCluster } from "../support/kubernetes/cluster.ts";
import { startRandomProvider } from "../support/kubernetes/random-provider.ts";
import { expected } from "./expected.ts";
import type { RecordedResource } from "./deployment.ts";
import { keptProdStack } from "./kept.ts";
import { reviveObjects } from "./revive-objects.ts";
import { collector, type Step } from "./steps.ts";
import { complaints } from "./verdict.ts";

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;

/** What a preview plans for each resource, as `pulumi preview --save-plan` writes it. */
interface UpdatePlan {
  readonly resourcePlans: Readonly<Record<string, { readonly goal?: { readonly dependencies?: readonly string[] } }>>;
}

/** What the upgrade makes anew. */
const created = expected.flatMap(({ stack, op, names }) => (stack === "prod" && op === "create" ? names : []));

describe("A running stack prod of version 0.1.0", function () {
  needsCluster("pulumi", "pulumi-resource-kubernetes");
  needsCharts();
  this.timeout(300_000);
  this.slow(60_000);

  const environment = { ...process.env };
  const undo = cleanup();
  let resources: readonly RecordedResource[];
  let steps: readonly Step[];
  let plan: UpdatePlan;
  let opened: OpenedStack;

  before(async () => {
    undo(() => {
      for (const name of ["KUBECONFIG", "PULUMI_DEBUG_PROVIDERS"]) {
        if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = environment[name];
      }
    });
    const folder = mkdtempSync(join(tmpdir(), "upgraded-"));
    undo(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const random = await startRandomProvider();
    undo(() => random.stop());
    const cluster = await startCluster();
    undo(() => {
      cluster.stop();
    });
    const charts = testCharts();
    undo(() => {
      charts.remove();
    });
    process.env.KUBECONFIG = cluster.kubeconfig;
    Object.assign(process.env, random.env);
    const kept = keptProdStack(cluster.kubeconfig, charts.folder);
    ({ resources } = kept.state.deployment);
    await reviveObjects(cluster, resources);
    opened = await openStack({ name: kept.name, stateDir: join(folder, "stack"), config: kept.config });
    await opened.stack.importStack(kept.state);
    const { onEvent, steps: seen } = collector();
    const file = join(folder, "plan.json");
    await opened.stack.preview({ onEvent, plan: file });
    steps = seen;
    plan = JSON.parse(readFileSync(file, "utf8")) as UpdatePlan;
  });

  it("is moved, and nothing of it is made, removed, made anew or restarted but what is expected", () => {
    assert.deepEqual(complaints("prod", steps, expected), []);
    const moved = new Map(steps.map(({ oldUrn, urn }) => [oldUrn, urn]));
    for (const { urn, custom } of resources) {
      if (custom !== true || urn.includes("::pulumi:providers:")) continue;
      assert.match(moved.get(urn) ?? "gone", /::observability:index:Monitoring\$/, urn);
    }
  });

  it("keeps every password", () => {
    const passwords = steps.filter(({ type }) => type.endsWith(":RandomPassword"));
    assert.ok(passwords.length > 0);
    assert.deepEqual(
      passwords.filter(({ op }) => op !== "same"),
      [],
    );
  });

  it("has each resource wait for the same others as before, and releases for no Secret that is another's", () => {
    const isRelease = (name: string): boolean => releases.has(name);
    const releases = new Map(
      resources.filter(({ type }) => type.endsWith(":Release")).map(({ urn, inputs }) => [nameOf(urn), inputs?.values]),
    );
    // What pods may mount or take variables from, by the name that values say.
    const readable = resources.filter(({ type }) => /:(Secret|ConfigMap|ServiceAccount)$/.test(type));
    const read = (values: unknown): readonly string[] =>
      readable
        .filter(({ inputs }) => JSON.stringify(values).includes(`"${(inputs?.metadata as { name: string }).name}"`))
        .map(({ urn }) => nameOf(urn));
    const others = new Set(readable.map(({ urn }) => nameOf(urn)));
    const before = new Map(
      resources.map(({ urn, dependencies = [] }) => [nameOf(urn), [...new Set(dependencies.map(nameOf))].sort()]),
    );
    const planned = Object.entries(plan.resourcePlans).filter(([urn]) =>
      steps.some((step) => step.urn === urn && step.custom),
    );
    assert.ok(planned.length > 50);
    for (const [urn, { goal }] of planned) {
      const name = nameOf(urn);
      // What is new waited for nothing before.
      if (created.includes(name)) continue;
      const now = [...new Set((goal?.dependencies ?? []).map(nameOf))].sort();
      if (!isRelease(name)) assert.deepEqual(now, before.get(name) ?? [], name);
      const waited = (names: readonly string[]): readonly string[] => names.filter((other) => !others.has(other));
      assert.deepEqual(waited(now), waited(before.get(name) ?? []), name);
      assert.deepEqual(
        read(releases.get(name) ?? "").filter((other) => !now.includes(other)),
        [],
        name,
      );
    }
  });

  it("makes what deletes its namespaces once its data is not to be kept, and removes or remakes nothing", async () => {
    await opened.stack.setConfig(`${opened.project}:kubernetes.keepData`, { value: "false" }, true);
    const { onEvent, steps: seen } = collector();
    await opened.stack.preview({ onEvent });
    const others = seen.filter(({ op, custom }) => custom && op !== "same" && op !== "update");
    assert.deepEqual(others.map(({ op, name }) => `${op} ${name}`).sort(), [
      "create own",
      "create stratoai-namespaceremoval-monitoring",
      "create stratoai-namespaceremoval-monitoring-nodes",
      ...created.map((name) => `create ${name}`),
    ]);
  });
});
