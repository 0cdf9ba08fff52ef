import assert from "node:assert/strict";
import { notifications, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("E-mail", () => {
  const to = (...addresses: readonly string[]) => {
    const receivers = notifications.receivers.map((receiver) =>
      receiver.name === "mail" ? { ...receiver, integrations: [{ kind: "email", to: addresses } as const] } : receiver,
    );
    return told(withNotifications({ receivers }));
  };
  const at = "notifications.receivers.mail.email.to";
  const allowed = 'team@example.com or "Team" <team@example.com>, one address each';

  it("goes to somebody", () => {
    assert.deepEqual(to(), [`${at}: found none; allowed: at least one e-mail address`]);
  });

  it("goes to one address per text", () => {
    assert.deepEqual(to("a@example.com", "Team <b@example.com>", '"Guardia, Equipo" <c@example.com>'), []);
    for (const wrong of [
      "Guardia, Equipo <a@example.com>",
      "a@example.com, b@example.com",
      "",
      "team",
      "a b@example.com",
    ]) {
      assert.deepEqual(to(wrong), [`${at}: found ${JSON.stringify(wrong)}; allowed: ${allowed}`]);
    }
  });
});
