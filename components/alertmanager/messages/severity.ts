import type { Severity } from "../../../model/alert.ts";
import { severities } from "../../../model/alert.ts";

/** A text inside a template, quoted so that nothing in it is taken for template code. */
export const literal = (text: string): string => `{{ ${JSON.stringify(text)} }}`;

/** A template that picks a text by the severity that all alerts of a message share, else the gravest one's. */
export function bySeverity(texts: Readonly<Record<Severity, string>>): string {
  const [gravest, ...others] = severities;
  const branches = others.map(
    (severity, index) =>
      `{{ ${index === 0 ? "if" : "else if"} eq .CommonLabels.severity "${severity}" }}${literal(texts[severity])}`,
  );
  return `${branches.join("")}{{ else }}${literal(texts[gravest])}{{ end }}`;
}
