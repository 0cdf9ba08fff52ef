import assert from "node:assert/strict";
import { parse } from "yaml";
import type { SecretPiece } from "../../../components/kubernetes/resources.ts";
import { storageKeys } from "../kubernetes/every-stack.ts";
import { metrics, stackValues, withThanos } from "./fixture.ts";

const text = (pieces: readonly SecretPiece[]): string =>
  pieces
    .map((piece) => (typeof piece === "string" ? piece : "config" in piece ? `the ${piece.config}` : "generated"))
    .join("");

const objectStorageFile = (context: ReturnType<typeof withThanos>): unknown => {
  const spec = metrics(context).secrets.find(({ name }) => name === "thanos-object-storage");
  return parse(text(spec?.keys["objstore.yml"] ?? assert.fail("no objstore.yml")));
};

const named = (kind: string, name: string) =>
  JSON.stringify(
    metrics(withThanos()).objects.find(({ object }) => object.kind === kind && object.metadata.name === name)?.object,
  );

describe("Thanos", () => {
  it("reads where its object storage is from a Secret alone, with the keys that config has", () => {
    assert.deepEqual(objectStorageFile(withThanos()), {
      type: "S3",
      config: {
        bucket: "stratoai-metrics",
        endpoint: "s3.eu-west-1.amazonaws.com",
        region: "eu-west-1",
        insecure: false,
        bucket_lookup_type: "auto",
        access_key: "the objectStorageAccessKey",
        secret_key: "the objectStorageSecretKey",
      },
    });
  });

  it("asks the cloud who it is where config has no keys, as the account that is annotated for it", () => {
    const serviceAccountAnnotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/thanos" };
    const context = withThanos({ serviceAccountAnnotations }, []);
    assert.match(JSON.stringify(objectStorageFile(context)), /"aws_sdk_auth":true/);
    const accounts = metrics(context).objects.filter(({ object }) => object.kind === "ServiceAccount");
    assert.deepEqual(accounts[0]?.object.metadata.annotations, serviceAccountAnnotations);
    assert.deepEqual(stackValues(context).prometheus.serviceAccount, { annotations: serviceAccountAnnotations });
  });

  it("takes a store in the cluster by path and plain HTTP", () => {
    const context = withThanos({ endpoint: "minio.storage.svc:9000", tls: false });
    assert.match(
      JSON.stringify(objectStorageFile(context)),
      /"endpoint":"minio\.storage\.svc:9000".*"insecure":true,"bucket_lookup_type":"path"/,
    );
    const store = metrics(context).workloads.find(({ name }) => name === "thanos-store");
    assert.deepEqual(store?.calls, [{ outside: "cluster", ports: [9000] }]);
  });

  it("evaluates the rules over all shards, and no Prometheus does", () => {
    const { prometheusSpec } = stackValues(withThanos()).prometheus;
    assert.ok((prometheusSpec.shards ?? 1) > 1);
    assert.ok(prometheusSpec.ruleSelector !== undefined);
    assert.match(named("ThanosRuler", "thanos"), /"ruleSelector":\{\},"ruleNamespaceSelector":\{\}/);
    assert.match(named("ThanosRuler", "thanos"), /"queryEndpoints":\["http:\/\/thanos-query\.monitoring\.svc:9090"\]/);
  });

  it("asks every Prometheus, every store and every ruler, and takes replicas for one", () => {
    const query = named("Deployment", "thanos-query");
    for (const service of ["prometheus-operated", "thanos-store", "thanos-ruler-operated"]) {
      assert.ok(query.includes(`--endpoint=dnssrv+_grpc._tcp.${service}.monitoring.svc`), service);
    }
    for (const label of ["prometheus_replica", "thanos_ruler_replica"]) {
      assert.ok(query.includes(`--query.replica-label=${label}`), label);
    }
  });

  it("deletes what is older than the stack's retention, in every resolution", () => {
    const compact = named("StatefulSet", "thanos-compact");
    assert.deepEqual(
      [...compact.matchAll(/--retention\.resolution-\w+=\w+/g)].map(([flag]) => flag),
      ["raw", "5m", "1h"].map((resolution) => `--retention.resolution-${resolution}=31d`),
    );
  });

  it("keeps its keys out of everything but the Secret", () => {
    const { objects, releases, workloads } = metrics(withThanos());
    for (const key of storageKeys) assert.ok(!JSON.stringify({ objects, releases, workloads }).includes(key));
  });
});
