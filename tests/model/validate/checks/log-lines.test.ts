import assert from "node:assert/strict";
import type { LogLines } from "../../../../model/log-alert.ts";
import { withLogAlert } from "../../fixture.ts";
import { told } from "../told.ts";

describe("The lines that a log alert is about", () => {
  const of = (lines: LogLines) => told(withLogAlert({ lines }));
  const text = "some text without quotes, backslashes, controls and ${";

  it("may have a level, a text in their message and further fields", () => {
    assert.deepEqual(told(withLogAlert()), []);
    assert.deepEqual(of({ levels: ["warn"], message: "50 % of it's /path (ñ)", fields: { status: "503" } }), []);
  });

  it("are of at least one level, each of those there are", () => {
    assert.deepEqual(of({ levels: [] }), [
      "logAlerts.PaymentErrors.lines.levels: found none; allowed: at least one level",
    ]);
    assert.deepEqual(of({ levels: ["error", "critical" as never] }), [
      'logAlerts.PaymentErrors.lines.levels: found "critical"; allowed: debug, error, fatal, info, trace, warn',
    ]);
  });

  it("have no text that JSON or a log store would read otherwise", () => {
    for (const message of ['say "no"', "C:\\temp", "two\nlines", "${HOME}", ""]) {
      assert.deepEqual(of({ levels: ["error"], message }), [
        `logAlerts.PaymentErrors.lines.message: found ${JSON.stringify(message)}; allowed: ${text}`,
      ]);
    }
    assert.deepEqual(of({ levels: ["error"], fields: { provider: 'a"' } }), [
      `logAlerts.PaymentErrors.lines.fields.provider: found "a\\""; allowed: ${text}`,
    ]);
  });

  it("have fields with plain names, and none that is asked for another way", () => {
    const allowed = "letters, digits and _, with no digit first, and none of level, message, service, timestamp";
    for (const field of ["level", "service", "timestamp", "err.code", "a]"]) {
      assert.deepEqual(of({ levels: ["error"], fields: { [field]: "x" } }), [
        `logAlerts.PaymentErrors.lines.fields: found ${JSON.stringify(field)}; allowed: ${allowed}`,
      ]);
    }
    assert.deepEqual(of({ levels: ["error"], fields: { tenant: "acme" } }), []);
  });

  it("are counted in whole numbers", () => {
    for (const moreThan of [-1, 0.5]) {
      assert.deepEqual(told(withLogAlert({ moreThan })), [
        `logAlerts.PaymentErrors.moreThan: found ${moreThan}; allowed: a whole number from 0 on`,
      ]);
    }
  });
});
