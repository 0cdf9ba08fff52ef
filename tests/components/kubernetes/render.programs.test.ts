import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { manifest } from "../../../components/kubernetes/manifest.ts";
import { needs, tool } from "../../support/toolchain.ts";
import { texts } from "./texts.ts";

describe("manifests in kubectl", () => {
  needs("kubectl");

  it("read back as what they were made of", () => {
    const samples = fc.sample(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), texts, { noNullPrototype: true }), {
      numRuns: 200,
      seed: 1,
    });
    const objects = samples.map((data, at) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: `map-${at}`, labels: { on: "yes" } },
      data,
    }));
    const read = execFileSync(tool("kubectl"), ["label", "--local", "-o", "json", "-f", "-", "on-"], {
      input: objects.map(manifest).join("---\n"),
      encoding: "utf8",
    });
    const found = JSON.parse(`[${read.trim().replaceAll(/^\}\n\{/gm, "},\n{")}]`) as { data?: unknown }[];
    assert.deepEqual(
      found.map(({ data = {} }) => data),
      samples,
    );
  });
});
