/** As the time zone database spells its names; Go, and so Alertmanager, knows no other capitals. */
const spelling = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/;

/** An IANA time zone in its own capitals: JavaScript takes `europe/madrid` too, Alertmanager does not. */
export function isTimeZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // An older name, such as Asia/Kolkata here or there, resolves to another one, which says nothing of its capitals.
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone === name : spelling.test(name);
  } catch {
    return false;
  }
}
