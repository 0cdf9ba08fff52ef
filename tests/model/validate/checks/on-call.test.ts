import assert from "node:assert/strict";
import { onCall, shop, withOnCall } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("On call", () => {
  const [schedule] = onCall.schedules;
  const [policy] = onCall.escalationPolicies;

  it("has an owner and an escalation policy for every service", () => {
    assert.deepEqual(
      issuesOf({ ...shop, services: [{ ...shop.services[0]!, team: "ops", escalationPolicy: "none" }] }),
      ['services.shop.escalationPolicy: got "none"; expected standard', 'services.shop.team: got "ops"; expected web'],
    );
  });

  it("knows everybody in a rotation, which is not empty", () => {
    assert.deepEqual(issuesOf(withOnCall({ schedules: [{ ...schedule!, rotation: ["bob@example.com"] }] })), [
      'onCall.schedules.primary.rotation: got "bob@example.com"; expected ada@example.com',
    ]);
    assert.deepEqual(issuesOf(withOnCall({ schedules: [{ ...schedule!, rotation: [] }] })), [
      "onCall.schedules.primary.rotation: got none; expected at least one responder",
    ]);
  });

  it("knows every team", () => {
    assert.deepEqual(issuesOf(withOnCall({ responders: [{ ...onCall.responders[0]!, team: "ops" }] })), [
      'onCall.responders.Ada.team: got "ops"; expected web',
    ]);
    assert.deepEqual(issuesOf(withOnCall({ escalationPolicies: [{ ...policy!, team: "ops" }] })), [
      'onCall.escalationPolicies.standard.team: got "ops"; expected web',
    ]);
  });

  it("escalates to schedules and people who are there", () => {
    const levels = [
      { delay: "15m", targets: [{ schedule: "secondary" }, { responder: "bob@example.com" }] },
      { delay: "15m", targets: [] },
    ] as const;
    assert.deepEqual(issuesOf(withOnCall({ escalationPolicies: [{ ...policy!, levels }] })), [
      'onCall.escalationPolicies.standard.levels[0].targets: got "bob@example.com"; expected ada@example.com',
      'onCall.escalationPolicies.standard.levels[0].targets: got "secondary"; expected primary',
      "onCall.escalationPolicies.standard.levels[1].targets: got none; expected at least one target",
    ]);
    assert.deepEqual(issuesOf(withOnCall({ escalationPolicies: [{ ...policy!, levels: [] }] })), [
      "onCall.escalationPolicies.standard.levels: got none; expected at least one level",
    ]);
  });
});
