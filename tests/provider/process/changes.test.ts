import assert from "node:assert/strict";
import { actionFor, planFor } from "../../../provider/process/changes.ts";
import { properties } from "../../../provider/process/inputs.ts";

describe("A process's change", () => {
  it("restarts it, reloads it or only changes our record, by property", () => {
    const actions = Object.keys(properties).map((name) => `${name}: ${actionFor(new Set([name]), true)}`);
    assert.deepEqual(actions, [
      "program: restart",
      "args: restart",
      "env: restart",
      "directory: record",
      "prepare: record",
      "user: restart",
      "ports: restart",
      "ready: restart",
      "reload: record",
      "configDigest: reload",
      "restartDigest: restart",
      "dataDirectories: restart",
      "stopSignal: record",
      "stopTimeoutSeconds: record",
    ]);
  });

  it("restarts a program that cannot reload for its files", () => {
    assert.equal(actionFor(new Set(["configDigest"]), false), "restart");
  });

  it("starts a stopped one, whatever else changed", () => {
    assert.equal(actionFor(new Set(["running", "configDigest"]), true), "restart");
  });

  it("replaces it, the old one first, for another directory only", () => {
    assert.deepEqual(planFor(new Set(["directory", "args"])), { replaces: ["directory"], deleteBeforeReplace: true });
    const others = Object.keys(properties).filter((name) => name !== "directory");
    assert.deepEqual(planFor(new Set(others)).replaces, []);
  });
});
