import { path } from "../path.ts";
import type { Check } from "../subject.ts";

const sections = [
  "What it means",
  "Impact",
  "First five minutes",
  "How to diagnose",
  "How to fix",
  "When to escalate",
] as const;

const headings = sections.map((section) => ({ section, heading: new RegExp(`^#{1,6} +${section} *#*$`, "m") }));

/** Runbooks that lack what every reader of one looks for. */
export const runbookSections: Check = ({ catalog }) =>
  [...catalog.runbooks].flatMap(([name, markdown]) => {
    const missing = headings.filter(({ heading }) => !heading.test(markdown)).map(({ section }) => section);
    if (missing.length === 0) return [];
    return [
      {
        path: path("runbooks", name),
        got: `no section ${missing.join(", ")}`,
        expected: `the sections ${sections.join(", ")}`,
      },
    ];
  });
