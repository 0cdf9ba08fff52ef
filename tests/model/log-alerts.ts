import fc from "fast-check";
import type { LogAlert } from "../../model/log-alert.ts";
import { logLevels } from "../../model/log-line.ts";

/** A log alert that asks for everything that one can. */
export const paymentErrors: LogAlert = {
  name: "PaymentErrors",
  severity: "critical",
  service: "api",
  lines: {
    levels: ["error", "fatal"],
    message: "payment (card) failed",
    fields: { provider: "stripe", status: "402", tenant: "acme" },
  },
  window: "10m",
  moreThan: 5,
  for: "2m",
  summary: "Payments fail",
  description: "{value} payments failed",
  dashboard: { uid: "backend-monitoring" },
};

const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((found) => !/\$\{|["\\]|\p{C}/u.test(found));

/** Any that validation lets pass. */
export const anyLogAlert: fc.Arbitrary<LogAlert> = fc
  .record(
    {
      levels: fc.subarray([...logLevels], { minLength: 1 }),
      message: text,
      fields: fc.dictionary(fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,8}$/), text, { maxKeys: 3 }),
    },
    { requiredKeys: ["levels"] },
  )
  .chain((lines) => fc.nat().map((moreThan) => ({ ...paymentErrors, lines, moreThan })));
