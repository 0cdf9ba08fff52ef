import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog } from "../../../catalog/index.ts";
import type { ThrowawayStack } from "../../../commands/drill/stacks.ts";
import { openThrowawayStack } from "../../../commands/drill/stacks.ts";
import { downStack } from "../../../commands/stack/down.ts";
import { upStack } from "../../../commands/stack/up.ts";
import { stopLeftovers } from "../../../provider/process/leftovers.ts";
import { needsLocalTier } from "../../support/local-tier.ts";
import { notebook, notebookFile } from "./backend.ts";

const quiet = { report: () => undefined };

interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

describe("A backend that adds a folder and one line to the registry, under the real engine", function () {
  needsLocalTier();
  this.timeout(180_000);
  this.slow(60_000);

  let folder: string | undefined;
  let local: ThrowawayStack;

  /** The notebook's file, in a folder that neither the stack nor the checkout has. */
  const file = () => join(folder ?? "", "shelf", notebookFile);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "notebook-"));
    // Loaded as the commands load it: each backend's deploy is an import of its own.
    const [{ programFor }, { backends }] = await Promise.all([
      import("../../../program.ts"),
      import("../../../components/index.ts"),
    ]);
    const settings = {
      speed: "30",
      logs: "notebook",
      notebookFolder: join(folder, "shelf"),
      notebookKey: { value: "for our eyes only", secret: true },
    };
    local = await openThrowawayStack(join(folder, "stack"), settings, () =>
      programFor(catalog, { backends: [...backends, notebook] }),
    );
    await upStack(local.opened, quiet);
  });

  after(async () => {
    if (folder === undefined) return;
    await stopLeftovers(join(folder, "stack/data"));
    rmSync(folder, { recursive: true, force: true });
  });

  it("has made its file, with its setting's default and its secret, for its owner alone", () => {
    assert.match(readFileSync(file(), "utf8"), /^for our eyes only\nstratoai, stack drill\n64 pages\napi\n/);
    assert.equal((statSync(file()).mode & 0o777).toString(8), "600");
  });

  it("has given the stack an output", async () => {
    assert.equal((await local.opened.stack.outputs()).notebook?.value, file());
  });

  it("has its resource below the component of its capability, which says who provides it and where", async () => {
    const { deployment } = (await local.opened.stack.exportStack()) as { deployment: { resources: Recorded[] } };
    const logs = deployment.resources.find(({ type }) => type === "observability:index:Logs");
    assert.deepEqual(logs?.inputs?.providedBy, ["a notebook beside the machine"]);
    assert.deepEqual(logs.outputs?.urls, { notebook: `file://${file()}` });
    const children = deployment.resources.filter(({ parent }) => parent === logs.urn);
    assert.deepEqual(
      children.map(({ urn }) => urn.split("::").at(-1)),
      ["stratoai-notebook/pages.txt"],
    );
  });

  it("has its secret in the state only as ciphertext", () => {
    const backend = local.opened.home?.backend ?? "";
    const states = readdirSync(backend, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = states.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
    assert.ok(texts.some((text) => text.includes(notebookFile)));
    assert.ok(!texts.some((text) => text.includes("for our eyes only")));
  });

  it("has nothing to change in a second up", async () => {
    assert.deepEqual(Object.keys((await upStack(local.opened, quiet)).changes), ["same"]);
  });

  it("is gone with the stack, and so is its folder", async () => {
    await downStack(local.opened, quiet);
    assert.equal(existsSync(join(folder ?? "", "shelf")), false);
  });
});
