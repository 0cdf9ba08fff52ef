import assert from "node:assert/strict";
import type { Backend, CompiledBackend } from "../../../components/backend.ts";
import { enclose } from "../../../components/kubernetes/compile.ts";
import { config, plan } from "../../plan/support.ts";

describe("what a cluster encloses", () => {
  it("is what backends declare to have in it, not whatever looks like it", async () => {
    const { compiled } = await plan(config({ tier: "complete" }));
    const { context } = compiled.find(({ backend }) => backend.id === "kubernetes")!;
    const releasesOf = async (all: readonly CompiledBackend[]) =>
      (await enclose(context, all)).objects.all.releases.map(({ name }) => name);
    const undeclared = (backend: Backend) =>
      Object.fromEntries(Object.entries(backend).filter(([key]) => key !== "inCluster")) as unknown as Backend;
    const loose = compiled.map((each): CompiledBackend => ({ ...each, backend: undeclared(each.backend) }));
    assert.ok((await releasesOf(compiled)).includes("kube-prometheus-stack"));
    assert.deepEqual(await releasesOf(loose), []);
  });
});
