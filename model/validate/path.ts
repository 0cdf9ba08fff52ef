const plain = /^[\w-]+$/;

/** `alerts.HighErrorRate.service`; a name with anything but letters, digits, - and _ in quotes. */
export function path(...parts: readonly string[]): string {
  return parts.map((part) => (plain.test(part) ? part : JSON.stringify(part))).join(".");
}

/** The text as an issue quotes it. */
export const quoted = (text: string): string => JSON.stringify(text);
