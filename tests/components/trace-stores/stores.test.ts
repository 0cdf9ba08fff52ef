import assert from "node:assert/strict";
import { parse } from "yaml";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import { backend } from "../../../components/jaeger/storage.ts";
import { jaegerValues } from "../../../components/jaeger/values.ts";
import { zipkinValues } from "../../../components/zipkin/values.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { everyTracedStack, tracesResources } from "./fixture.ts";

const retention = (traces: KubernetesContext["retention"]["traces"]) =>
  ({ metrics: "31d", logs: "30d", traces }) as const;

describe("the store of traces", () => {
  it("has several pods only where they share an Elasticsearch", () => {
    for (const { name, store, context } of everyTracedStack) {
      const pods = tracesResources(store, context).workloads.find((workload) => workload.name === store)?.replicas;
      const shared = context.settings.traceStorage === "elasticsearch" && context.settings.profile !== "small";
      assert.equal(pods === 1, !shared, name);
    }
  });

  it("deletes after the stack's retention, and finds what it has not deleted", () => {
    const own = (traceStorage: "badger" | "elasticsearch") =>
      JSON.stringify(backend(kubernetesContext({ settings: { traceStorage }, retention: retention("14d") })));
    assert.match(own("badger"), /"ttl":\{"spans":"336h"\}/);
    assert.match(own("elasticsearch"), /"max_span_age":"336h"/);
    const zipkin = zipkinValues(kubernetesContext({ traces: "zipkin", retention: retention("14d") }));
    assert.equal(zipkin.zipkin.extraEnv.QUERY_LOOKBACK, String(14 * 86_400_000));
  });

  it("starts anew when its configuration changes, and only then", () => {
    const labels = (traces: "7d" | "14d") =>
      jaegerValues(kubernetesContext({ retention: retention(traces) })).jaeger.podLabels;
    assert.deepEqual(labels("7d"), labels("7d"));
    assert.notDeepEqual(labels("7d"), labels("14d"));
  });

  it("keeps a Badger on a volume of its own that outlives the release, in the size and class of config", () => {
    const context = kubernetesContext({ settings: { storageClass: "fast", volumes: { traces: "7Gi" } } });
    const { jaeger, extraObjects } = jaegerValues(context);
    assert.deepEqual(extraObjects, [
      {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "jaeger-badger", annotations: { "helm.sh/resource-policy": "keep" } },
        spec: {
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: "7Gi" } },
          storageClassName: "fast",
        },
      },
    ]);
    assert.deepEqual(jaeger.extraVolumes, [
      { name: "badger", persistentVolumeClaim: { claimName: extraObjects[0]?.metadata.name ?? "" } },
    ]);
    assert.equal(jaeger.strategy.type, "Recreate");
  });

  it("logs in to Elasticsearch as the user that Elasticsearch is given", () => {
    const context = kubernetesContext({ settings: { traceStorage: "elasticsearch" } });
    const [secret] = tracesResources("jaeger", context).secrets;
    assert.ok(secret !== undefined);
    const { elasticsearch } = backend(context) as { elasticsearch: { auth: { basic: { username: string } } } };
    assert.deepEqual(secret.keys.username, [elasticsearch.auth.basic.username]);
    const [file] = secret.keys["roles.yml"] ?? [];
    assert.ok(typeof file === "string");
    const roles = parse(file) as Readonly<Record<string, { cluster: string[]; indices: { names: string[] }[] }>>;
    assert.deepEqual(Object.keys(roles), secret.keys.roles);
    assert.deepEqual(roles.traces?.cluster, ["manage_index_templates", "monitor"]);
    assert.deepEqual(
      roles.traces.indices.flatMap(({ names }) => names),
      ["jaeger-*", "zipkin-*"],
    );
  });

  it("verifies Elasticsearch's certificate", () => {
    const settings = { traceStorage: "elasticsearch" } as const;
    assert.match(JSON.stringify(backend(kubernetesContext({ settings }))), /"ca_file":"\/elasticsearch-ca\/ca.crt"/);
    const { zipkin, extraInitContainers } = zipkinValues(kubernetesContext({ traces: "zipkin", settings }));
    const trustStore = /trustStore=(\S+)/.exec(zipkin.extraEnv.JAVA_OPTS ?? "")?.[1];
    assert.ok(trustStore !== undefined && extraInitContainers?.[0]?.command.includes(trustStore));
    assert.doesNotMatch(JSON.stringify(zipkin), /no.?verify/i);
  });

  it("is a Zipkin that takes the stack's Elasticsearch, unlike the chart's own", () => {
    assert.equal(zipkinValues(kubernetesContext({ traces: "zipkin" })).image.tag, "3.6.1");
  });
});
