import { mailAddress } from "../../mail-address.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

const named = 'team@example.com or "Team" <team@example.com>, one address each';

function plain(text: string, at: string): readonly Mistake[] {
  return mailAddress(text)?.address === text
    ? []
    : [{ path: at, found: quoted(text), allowed: "an e-mail address, such as team@example.com" }];
}

/** E-mail to nobody, or to what a mail server takes for another address or for several. */
export const mailAddresses: Check = ({ catalog }) => {
  const { notifications, onCall } = catalog;
  const recipients = notifications.receivers.flatMap(({ name, integrations }) => {
    const at = path("notifications", "receivers", name, "email", "to");
    return integrations.flatMap((integration): readonly Mistake[] => {
      if (integration.kind !== "email") return [];
      if (integration.to.length === 0) return [{ path: at, found: "none", allowed: "at least one e-mail address" }];
      const wrong = integration.to.filter((text) => mailAddress(text) === undefined);
      return wrong.map((text) => ({ path: at, found: quoted(text), allowed: named }));
    });
  });
  return [
    ...recipients,
    ...plain(notifications.smtp.from, "notifications.smtp.from"),
    ...onCall.teams.flatMap(({ name, email }) => plain(email, path("onCall", "teams", name, "email"))),
    ...onCall.responders.flatMap(({ name, email }) => plain(email, path("onCall", "responders", name, "email"))),
  ];
};
