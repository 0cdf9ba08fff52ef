import assert from "node:assert/strict";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import { lokiResources } from "../../../components/loki/compile.ts";
import { lokiRules } from "../../../components/loki/log-alerts.ts";
import type { LokiValues } from "../../../components/loki/loki-values.ts";
import { lokiRetention } from "../../../components/loki/retention.ts";
import { lokiValues } from "../../../components/loki/values.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { StackChoices } from "../kubernetes/context.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { everyStack, minio as objectStorage, storageKeys } from "../kubernetes/every-stack.ts";
import { assertGolden } from "../kubernetes/golden.ts";
import { sizes } from "../kubernetes/sizes.ts";

const stacks: readonly (readonly [string, KubernetesContext])[] = everyStack.flatMap(([name, stack]) =>
  stack.logs === "loki" ? [[name, kubernetesContext(stack)]] : [],
);

const noAlerts = { ...stratoai, logAlerts: [] };

const resources = (own: Partial<StackChoices> = {}) => lokiResources(kubernetesContext({ logs: "loki", ...own }));

const pods = (values: LokiValues): number =>
  Math.max(values.singleBinary?.replicas ?? 0, values.ingester?.replicas ?? 0);

describe("Loki", () => {
  it("keeps logs for the stack's retention in hours, and for a day at least, which it then says", () => {
    assert.equal(lokiRetention("30d"), "720h");
    assert.equal(lokiRetention("36h"), "36h");
    assert.equal(lokiRetention("90m"), "24h");
    const retention = { metrics: "31d", logs: "12h", traces: "7d" } as const;
    const items = resources({ retention }).degradations.map(({ item }) => item);
    assert.ok(items.includes("retention of logs"));
  });

  it("deletes by its compactor, in the store that has the logs", () => {
    for (const [name, context] of stacks) {
      const { compactor, schemaConfig } = lokiValues(context, true).loki;
      assert.equal(compactor.delete_request_store, schemaConfig.configs[0]?.object_store, name);
      assert.ok(compactor.retention_enabled, name);
    }
  });

  it("has more than one pod only on object storage, and no more copies of a line than pods", () => {
    for (const [name, context] of stacks) {
      const values = lokiValues(context, true);
      if (values.loki.storage.type === "filesystem") assert.equal(pods(values), 1, name);
      assert.ok(values.loki.commonConfig.replication_factor <= pods(values), name);
    }
  });

  it("in profile ha without object storage is one pod on a volume, and says so", () => {
    assert.deepEqual(
      resources().degradations.map(({ item, lost }) => [item, lost]),
      [
        [
          "logs of profile ha",
          "replicas: Loki's need object storage to share, and kubernetes.objectStorage is not set",
        ],
      ],
    );
  });

  it("never runs the deprecated write, read and backend targets", () => {
    for (const [name, context] of stacks) {
      const { write, read, backend } = lokiValues(context, true);
      assert.deepEqual([write.replicas, read.replicas, backend.replicas], [0, 0, 0], name);
    }
  });

  it("takes the keys of its object storage from a Secret, by variables that hold no secret themselves", () => {
    const context = kubernetesContext({
      logs: "loki",
      settings: { profile: "large", objectStorage },
      secretsSet: storageKeys,
    });
    const [secret] = lokiResources(context).secrets;
    const { storage } = lokiValues(context, false).loki;
    assert.ok(secret !== undefined && storage.type === "s3");
    assert.deepEqual(
      [storage.s3.accessKeyId, storage.s3.secretAccessKey],
      Object.keys(secret.keys).map((key) => `\${${key}}`),
    );
    assert.deepEqual(lokiValues(context, false).defaults.extraEnvFrom, [{ secretRef: { name: secret.name } }]);
  });

  it("where a cloud identity gives access, has no keys and no Secret but its annotations", () => {
    const serviceAccountAnnotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/loki" };
    const storage = { ...objectStorage, endpoint: undefined, tls: true, serviceAccountAnnotations };
    const context = kubernetesContext({ logs: "loki", settings: { objectStorage: storage } });
    const values = lokiValues(context, false);
    assert.deepEqual(lokiResources(context).secrets, []);
    assert.deepEqual(values.serviceAccount, { annotations: serviceAccountAnnotations });
    assert.ok(!JSON.stringify(values).includes("accessKeyId"));
  });

  it("takes sizes and storage class from config", () => {
    const settings = { storageClass: "fast", volumes: { loki: "7Gi" } };
    assert.deepEqual(lokiValues(kubernetesContext({ logs: "loki", settings }), false).singleBinary?.persistence, {
      enabled: true,
      size: "7Gi",
      storageClass: "fast",
      enableStatefulSetAutoDeletePVC: false,
    });
    const large = kubernetesContext({ logs: "loki", settings: { ...settings, profile: "large", objectStorage } });
    assert.match(JSON.stringify(lokiValues(large, false).ingester?.persistence), /"7Gi","storageClass":"fast"/);
  });

  it("has a ruler exactly where there are rules", () => {
    for (const [name, context] of stacks) {
      for (const catalog of [stratoai, noAlerts]) {
        const has = catalog.logAlerts.length > 0;
        const { objects, workloads } = lokiResources({ ...context, catalog });
        const calls = workloads
          .flatMap(({ calls: all }) => all)
          .filter((call) => "to" in call && call.to === "alertmanager");
        assert.equal(objects.length, has ? 1 : 0, name);
        assert.equal(calls.length, has ? 1 : 0, name);
      }
    }
  });

  it("takes, in profile ha with object storage, three pods of it", () => {
    assert.deepEqual(sizes(resources({ settings: { objectStorage }, secretsSet: storageKeys })), [
      "loki.gateway: replicas 2, cpu 50m, memory 64Mi to 128Mi",
      "loki.gateway.metrics: cpu 10m, memory 32Mi to 64Mi",
      "loki.chunksCache: replicas 1",
      "loki.resultsCache: replicas 1",
      "loki.memcachedExporter: cpu 10m, memory 32Mi to 64Mi",
      "loki.write: replicas 0",
      "loki.read: replicas 0",
      "loki.backend: replicas 0",
      "loki.singleBinary: replicas 3, cpu 1, memory 2Gi to 4Gi",
      "loki.singleBinary.persistence: volume 20Gi",
      "alloy.alloy: cpu 100m, memory 192Mi to 512Mi",
      "alloy.configReloader: cpu 10m, memory 50Mi to 100Mi",
    ]);
  });

  it("gets lines by the golden configuration of Alloy (UPDATE_GOLDEN=1 rewrites it)", () => {
    const file = resources().configurations.find(({ path }) => path === "alloy/config.alloy");
    assert.ok(file !== undefined && "text" in file);
    assertGolden(import.meta.dirname, "alloy.config.alloy", file.text);
  });

  it("shows its rules as they are", () => {
    assert.deepEqual(
      resources().configurations.filter(({ path }) => path.startsWith("loki/rules/")),
      lokiRules(kubernetesContext({ logs: "loki" })).map((rules) => ({ path: `loki/rules/${rules.name}.yml`, rules })),
    );
  });
});
