import assert from "node:assert/strict";
import type { LogLines } from "../../../../model/log-alert.ts";
import { withLogAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("The lines that a log alert is about", () => {
  const of = (lines: LogLines) => issuesOf(withLogAlert({ lines }));
  const text = "some text without quotes, backslashes, controls and ${";

  it("may have a level, a text in their message and further fields", () => {
    assert.deepEqual(issuesOf(withLogAlert()), []);
    assert.deepEqual(of({ levels: ["warn"], message: "50 % of it's /path (ñ)", fields: { status: "503" } }), []);
  });

  it("are of at least one level, each of those there are", () => {
    assert.deepEqual(of({ levels: [] }), [
      "logAlerts.PaymentErrors.lines.levels: got none; expected at least one level",
    ]);
    assert.deepEqual(of({ levels: ["error", "critical" as never] }), [
      'logAlerts.PaymentErrors.lines.levels: got "critical"; expected debug, error, fatal, info, trace, warn',
    ]);
  });

  it("have no text that JSON or a log store would read otherwise", () => {
    for (const message of ['say "no"', "C:\\temp", "two\nlines", "${HOME}", ""]) {
      assert.deepEqual(of({ levels: ["error"], message }), [
        `logAlerts.PaymentErrors.lines.message: got ${JSON.stringify(message)}; expected ${text}`,
      ]);
    }
    assert.deepEqual(of({ levels: ["error"], fields: { provider: 'a"' } }), [
      `logAlerts.PaymentErrors.lines.fields.provider: got "a\\""; expected ${text}`,
    ]);
  });

  it("have fields with plain names, and none that is asked for another way", () => {
    const expected = "letters, digits and _, with no digit first, and none of level, message, service, timestamp";
    for (const field of ["level", "service", "timestamp", "err.code", "a]"]) {
      assert.deepEqual(of({ levels: ["error"], fields: { [field]: "x" } }), [
        `logAlerts.PaymentErrors.lines.fields: got ${JSON.stringify(field)}; expected ${expected}`,
      ]);
    }
    assert.deepEqual(of({ levels: ["error"], fields: { tenant: "acme" } }), []);
  });

  it("have no field of the product's own that is no plain name", () => {
    assert.deepEqual(issuesOf({ ...withLogAlert(), logFields: ["tenant", "level"] }), [
      'logFields: got "level"; expected letters, digits and _, with no digit first, and none of level, message, service, timestamp',
    ]);
  });

  it("are counted in whole numbers", () => {
    for (const moreThan of [-1, 0.5]) {
      assert.deepEqual(issuesOf(withLogAlert({ moreThan })), [
        `logAlerts.PaymentErrors.moreThan: got ${moreThan}; expected a whole number from 0 on`,
      ]);
    }
  });
});
