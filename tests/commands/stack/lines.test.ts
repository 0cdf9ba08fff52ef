import assert from "node:assert/strict";
import type { EngineEvent, OpType } from "@pulumi/pulumi/automation/index.js";
import { ChangeReporter } from "../../../commands/stack/change-reporter.ts";
import { changeLine, diagnostic, resourceChange, type Phase } from "../../../commands/stack/lines.ts";
import { outputLines } from "../../../commands/stack/outputs.ts";

type Inputs = Record<string, unknown>;

const urn = (type: string, name: string): string => `urn:pulumi:local::project::${type}::${name}`;

function event(op: OpType, type: string, name: string, before?: Inputs, after?: Inputs, custom = true): EngineEvent {
  const state = (inputs: Inputs | undefined) =>
    inputs === undefined
      ? {}
      : {
          type,
          urn: urn(type, name),
          id: "",
          parent: "",
          provider: "",
          outputs: {},
          inputs,
          ...(custom ? { custom } : {}),
        };
  const metadata = { op, urn: urn(type, name), type, provider: "", old: state(before), new: state(after) };
  return { sequence: 1, timestamp: 1, resOutputsEvent: { metadata } } as unknown as EngineEvent;
}

const line = (given: EngineEvent, phase: Phase = "update"): string | undefined => {
  const change = resourceChange(given, phase);
  return change && changeLine(change);
};

describe("The line of a resource", () => {
  it("names what happened, and of an update the properties but not their values", () => {
    const file = "stratoai:index:File";
    assert.equal(line(event("create", file, "rules", undefined, {})), "  + created  File rules");
    assert.equal(
      line(event("update", file, "rules", { content: "a", path: "/p" }, { content: "secret", path: "/p" })),
      "  ~ updated  File rules  (content)",
    );
  });

  it("of a refresh says what has become of it", () => {
    const type = "stratoai:index:Process";
    const stopped = event("update", type, "prometheus", { running: true }, { running: false });
    assert.equal(line(stopped, "refresh"), "  ! changed  Process prometheus  (running)");
    assert.equal(line(event("same", type, "prometheus", {}, {}), "refresh"), undefined);
  });

  it("is left out for Pulumi's own resources and for components", () => {
    assert.equal(line(event("create", "pulumi:providers:stratoai", "stratoai", undefined, {})), undefined);
    assert.equal(line(event("create", "stratoai:index:Local", "local", undefined, {}, false)), undefined);
  });
});

describe("Files that come or go", () => {
  const reported = (count: number): string[] => {
    const lines: string[] = [];
    const changes = new ChangeReporter((text) => lines.push(text));
    for (let at = 0; at < count; at++) changes.take({ word: "+ created ", type: "File", name: `f${at}`, details: "" });
    changes.take({ word: "+ created ", type: "Process", name: "p", details: "" });
    changes.reportRest();
    return lines;
  };

  it("are reported by number when they are many, and never hide anything else", () => {
    assert.deepEqual(reported(40), ["  + created  Process p", "  + created  40 files"]);
    assert.deepEqual(reported(1), ["  + created  Process p", "  + created  File f0"]);
  });
});

describe("A message of the engine", () => {
  const said = (message: string, more: object = {}) =>
    diagnostic({
      sequence: 1,
      timestamp: 1,
      diagnosticEvent: { message, color: "never", severity: "error", ...more },
    })?.text;

  it("is shown without marks for colours, with the resource that it is about", () => {
    assert.equal(
      said("<{%reset%}>cannot start<{%reset%}>\n", { urn: urn("stratoai:index:Process", "prometheus") }),
      "prometheus: cannot start",
    );
  });

  it("about a bad property leaves out the value, which may be secret", () => {
    const text =
      "stratoai:index:Process resource 'p': property env value {{map[TOKEN:{canary}]}} has a problem: must be texts";
    assert.equal(said(text, { urn: urn("stratoai:index:Process", "p") }), "p: env: must be texts");
  });

  it("is left out where it is the engine's own summary, or for its developers", () => {
    assert.equal(said("update failed"), undefined);
    assert.equal(said("resource urn:x failed"), undefined);
    assert.equal(said("Registering resource: t=x", { severity: "debug" }), undefined);
    assert.equal(said("…", { ephemeral: true }), undefined);
  });
});

describe("The outputs of a stack", () => {
  it("are aligned, objects by entry, secrets hidden", () => {
    assert.deepEqual(
      outputLines({
        inbox: { value: "http://127.0.0.1:5001", secret: false },
        ports: { value: { a: 1 }, secret: false },
        token: { value: "canary", secret: true },
      }),
      ["  inbox    http://127.0.0.1:5001", "  ports.a  1", "  token    [secret]"],
    );
  });
});
