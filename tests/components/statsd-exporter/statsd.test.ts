import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { statsdResources } from "../../../components/statsd-exporter/statsd.ts";
import type { StatsdValues } from "../../../components/statsd-exporter/statsd.ts";
import { statsdMapping } from "../../../components/prometheus/statsd.ts";
import { kubernetesContext } from "../kubernetes/context.ts";

describe("the StatsD exporter in a cluster", () => {
  const mapping = statsdMapping(stratoai) ?? assert.fail("the catalog has metrics that are sent by StatsD");
  const { releases, objects } = statsdResources(kubernetesContext(), mapping);
  const { statsd, serviceAccount } = releases[0]?.values as StatsdValues;

  it("runs with the mapping that the catalog is compiled to", () => {
    const mappings = mapping.object.mappings.map(({ object }) => object);
    assert.ok(mappings.length > 0);
    assert.deepEqual(parse(statsd.mappingConfig), { mappings });
    // A pod restarts for a text that only reads differently.
    assert.doesNotMatch(statsd.mappingConfig, /# catalog: metric/);
  });

  it("carries no token for the Kubernetes API, although its chart cannot say so", () => {
    const account = objects.find(({ object }) => object.kind === "ServiceAccount")?.object;
    assert.deepEqual(serviceAccount, { create: false, name: account?.metadata.name });
    assert.equal(account?.automountServiceAccountToken, false);
  });
});
