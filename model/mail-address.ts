/** An address of e-mail, with the name that a mailbox shows for it where it has one. */
interface MailAddress {
  readonly name?: string;
  /** `team@example.com` */
  readonly address: string;
}

/** RFC 5322's dot-atom on both sides; quoted local parts and address literals nobody is notified by. */
const plain = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;
/** A name of words needs no quotes; one with a comma would make two addresses of one. */
const named = /^(?:"([^"\\\p{C}]+)"|([\p{L}\p{N}_' -]+?)) *<([^<>]+)>$/u;

/**
 * Reads `team@example.com`, `Team <team@example.com>` or `"Team, at night" <team@example.com>`; undefined for anything
 * else, such as two addresses in one text.
 */
export function mailAddress(text: string): MailAddress | undefined {
  if (plain.test(text)) return { address: text };
  const [, quotedName, words, address = ""] = named.exec(text) ?? [];
  const name = quotedName ?? words?.trim();
  return name !== undefined && name !== "" && plain.test(address) ? { name, address } : undefined;
}
