const plain = /^[\w-]+$/;

/** `alerts.HighErrorRate.service`; a name with anything but letters, digits, - and _ in quotes. */
export function path(...parts: readonly string[]): string {
  let text = "";
  for (const part of parts) text += `${text === "" ? "" : "."}${plain.test(part) ? part : JSON.stringify(part)}`;
  return text;
}

/** The text as an issue quotes it. */
export const quoted = (text: string): string => JSON.stringify(text);
