import type { Alert } from "../../../model/alert.ts";
import { conditionMetrics, conditionWindows, leaves } from "../../../model/alert.ts";
import { alertLabels } from "../../../model/alert-labels.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { scrapeIntervalOf } from "../../../model/catalog.ts";
import { seconds } from "../../../model/duration.ts";
import { sloAlerts } from "../../../model/burn-rate.ts";
import { subqueries } from "../../../model/query.ts";
import { ofItem, originText } from "../../../model/origin.ts";
import type { Artifact, StackContext } from "../../../model/stack.ts";
import { alertRulePath } from "../compile.ts";
import { alertTests } from "./alert-tests.ts";
import { sloTests } from "./slo-tests.ts";
import { commented, yaml } from "../../yaml.ts";
import type { Clock, UnitTest, UnitTestFile } from "./unit-test.ts";
import { unitTestFile } from "./unit-test.ts";

/** Seconds: half a day. */
const coarseAbove = 43_200;

/** The slowest scrape among an alert's metrics, for samples at the interval that they really have. */
function clockOf(alert: Alert, catalog: Catalog): Clock {
  const jobs = new Set([
    ...conditionMetrics(alert.condition).map((metric) => metric.job),
    ...leaves(alert.condition).flatMap((leaf) => {
      if (leaf.kind === "absent") return "job" in leaf.of ? [leaf.of.job] : [];
      return leaf.kind === "threshold"
        ? subqueries(leaf.query).flatMap((subquery) => (subquery.kind === "up" ? [subquery.job] : []))
        : [];
    }),
  ]);
  const longest = Math.max(0, ...conditionWindows(alert.condition).map(seconds));
  // Windows of days are as well tested by a sample a minute, in a quarter of the time.
  if (longest > coarseAbove) return { scrape: 60, evaluation: 60 };
  const intervals = [...jobs].map((job) => seconds(scrapeIntervalOf(catalog, job)));
  return {
    scrape: Math.max(seconds(catalog.scrapeInterval), ...intervals),
    evaluation: seconds(catalog.evaluationInterval),
  };
}

/**
 * promtool unit tests of every alert, one file each, from the same catalog as its rule but by another way: the rule
 * says what to compute, the test what to expect.
 *
 * @param ruleFile path of the rule file that holds an alert, relative to the tests' folder
 */
export function unitTests(
  catalog: Catalog,
  stack: StackContext,
  ruleFile: (alert: Alert) => string,
): readonly UnitTestFile[] {
  const file = (alert: Alert, tests: readonly UnitTest[]): UnitTestFile =>
    unitTestFile(alert, alertLabels(catalog, stack, alert), tests, ruleFile(alert), clockOf(alert, catalog));
  const ofSlos = catalog.slos.flatMap((slo) =>
    sloAlerts(slo).map((alert) => file(alert, sloTests(slo, alert, clockOf(alert, catalog)))),
  );
  const stated = catalog.alerts.map((alert) => file(alert, alertTests(alert, clockOf(alert, catalog))));
  return [...ofSlos, ...stated];
}

/** The tests as promtool reads them. */
export const unitTestFiles = (tests: readonly UnitTestFile[]): readonly Artifact[] =>
  tests.map(({ alert, content }) => {
    const origin = `${originText(ofItem(`alert ${alert}`))}; \`promtool test rules\` runs it`;
    return { path: `prometheus/tests/${alert}.yml`, content: yaml(commented(origin, content)) };
  });

/** The unit tests as a rendered stack has them, beside its rules: from prometheus/tests/ to prometheus/rules/. */
export const renderedUnitTests = (catalog: Catalog, stack: StackContext): readonly Artifact[] =>
  unitTestFiles(unitTests(catalog, stack, (alert) => `../${alertRulePath(alert).slice("prometheus/".length)}`));
