import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";

const isStatus = (code: number): boolean => Number.isInteger(code) && code >= 100 && code <= 599;

/** Uptime checks that overtake themselves, ask for no path or accept no answer. */
export const uptimeChecks: Check = ({ catalog }) =>
  catalog.uptimeChecks.flatMap(({ name, interval, timeout, path: asked, expectedStatus }) => {
    const issues: Issue[] = [];
    const wrong = (what: string, got: string, expected: string) => {
      issues.push({ path: path("uptimeChecks", name, what), got, expected });
    };
    if (length(timeout) >= length(interval)) wrong("timeout", timeout, `less than the interval, ${interval}`);
    if (!/^\/[^\s#]*$/.test(asked)) wrong("path", quoted(asked), "a path that starts with / and has no blank and no #");
    if (expectedStatus.length === 0 || !expectedStatus.every(isStatus)) {
      wrong("expectedStatus", expectedStatus.join(", ") || "none", "at least one HTTP status, 100 to 599");
    }
    return issues;
  });
