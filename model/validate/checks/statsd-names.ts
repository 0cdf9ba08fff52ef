import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** What statsd_exporter's mapping takes. */
const spelling = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;
const allowed = "parts of letters, digits, _ and -, joined by dots";

/** StatsD names that its exporter refuses or takes for another metric's: each is one metric of one type. */
export const statsdNames: Check = ({ catalog }) => {
  const mistakes: Mistake[] = [];
  const first = new Map<string, string>();
  for (const { name, type, statsd } of catalog.metrics) {
    if (statsd === undefined) continue;
    const at = path("metrics", name, "statsd");
    if (!spelling.test(statsd)) mistakes.push({ path: at, found: quoted(statsd), allowed });
    const key = `${type} ${statsd}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, name);
    else
      mistakes.push({
        path: at,
        found: `${quoted(statsd)}, which is also metric ${other}`,
        allowed: `one ${type} of this name`,
      });
  }
  const prefix = catalog.statsdPrefix;
  if (prefix !== "" && !(prefix.endsWith(".") && spelling.test(prefix.slice(0, -1)))) {
    mistakes.push({
      path: "statsdPrefix",
      found: quoted(prefix),
      allowed: `${allowed}, with a dot at its end; or nothing`,
    });
  }
  return mistakes;
};
