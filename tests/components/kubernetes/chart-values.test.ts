import assert from "node:assert/strict";
import { Ajv } from "ajv";
import { backends } from "../../../components/index.ts";
import type { JsonMap } from "../../../components/kubernetes/object.ts";
import type { PublishedChart } from "../../support/kubernetes/chart-values.ts";
import {
  isMap,
  mergedValues,
  needsPublishedCharts,
  publishedChart,
  unknownPaths,
} from "../../support/kubernetes/chart-values.ts";
import { passedThrough } from "../../support/kubernetes/passed-through.ts";
import { compiledCluster } from "./context.ts";
import { everyStack } from "./every-stack.ts";

/** What some stack sets of a chart's values. */
interface Use {
  /** The stack and the release. */
  readonly where: string;
  readonly values: JsonMap;
}

/** Chart → the version that is installed. */
const versions: ReadonlyMap<string, string> = new Map(
  backends.flatMap(({ charts = [] }) => charts.map(({ name, version }) => [name, version] as const)),
);

const chartNames = [...versions.keys()];

/** What stacks set of each chart's values; the same values once. */
async function everyUse(): Promise<ReadonlyMap<string, readonly Use[]>> {
  const uses = new Map<string, Map<string, Use>>(chartNames.map((chart) => [chart, new Map()]));
  for (const [name, stack] of everyStack) {
    const { releases } = await compiledCluster(stack);
    for (const { name: release, chart, values } of releases) {
      uses.get(chart.name)?.set(JSON.stringify(values), { where: `${name}: ${release}`, values: values as JsonMap });
    }
  }
  return new Map([...uses].map(([chart, got]) => [chart, [...got.values()]]));
}

const isBelow = (path: string, upper: string): boolean =>
  path === upper || path.startsWith(`${upper}.`) || path.startsWith(`${upper}[]`);

/** Path of each `resources` → the names of what they limit. */
function limitsOf(values: JsonMap, path = ""): ReadonlyMap<string, readonly string[]> {
  const { resources } = values;
  const limits = isMap(resources) && isMap(resources.limits) ? resources.limits : undefined;
  const named = Object.entries(limits ?? {}).flatMap(([name, limit]) => (limit === null ? [] : [name]));
  return new Map([
    ...(limits === undefined ? [] : [[path, named.sort()] as const]),
    ...Object.entries(values).flatMap(([key, value]) => (isMap(value) ? [...limitsOf(value, `${path}/${key}`)] : [])),
  ]);
}

describe("values that we set of a chart", function () {
  needsPublishedCharts();
  this.timeout(60_000);
  this.slow(10_000);

  let uses: ReadonlyMap<string, readonly Use[]>;
  let published: ReadonlyMap<string, PublishedChart>;

  before(async () => {
    uses = await everyUse();
    published = new Map(chartNames.map((chart) => [chart, publishedChart(chart)]));
  });

  const chartOf = (chart: string): PublishedChart => published.get(chart) ?? assert.fail(chart);

  /** Path that the chart's values.yaml has not → where one sets it. */
  const unknown = (chart: string): ReadonlyMap<string, string> =>
    new Map(
      (uses.get(chart) ?? [])
        .flatMap(({ where, values }) =>
          [...unknownPaths(values, chartOf(chart).values)].map((path) => [path, where] as const),
        )
        .reverse(),
    );

  it("are read for every chart, of some stack, at the version that is installed", () => {
    for (const chart of chartNames) {
      assert.ok((uses.get(chart) ?? []).length > 0, `no stack has ${chart}`);
      assert.equal(chartOf(chart).version, versions.get(chart), chart);
    }
  });

  for (const chart of chartNames) {
    it(`are values that ${chart} has, or that it passes through`, () => {
      const expected = (passedThrough[chart] ?? []).flatMap(({ paths }) => paths);
      const issues = [...unknown(chart)].filter(([path]) => !expected.some((upper) => isBelow(path, upper)));
      assert.deepEqual(Object.fromEntries(issues), {});
    });

    it(`have no exception for ${chart} that nobody needs`, () => {
      const needed = [...unknown(chart).keys()];
      const idle = (passedThrough[chart] ?? []).flatMap(({ paths }) =>
        paths.filter((upper) => !needed.some((path) => isBelow(path, upper))),
      );
      assert.deepEqual(idle, []);
    });
  }

  it("say all of a container's resources, with no limit of the chart's own beside ours", () => {
    for (const chart of chartNames) {
      for (const { where, values } of uses.get(chart) ?? []) {
        const merged = mergedValues(chartOf(chart).values, values);
        for (const [path, limits] of limitsOf(merged)) {
          const ours = limitsOf(values).get(path);
          if (ours !== undefined) assert.deepEqual(limits, ours, `${where}: ${path}`);
        }
      }
    }
  });

  it("are what the chart's schema allows, where it has one", () => {
    const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
    const validated = chartNames.filter((chart) => {
      const { schema, values: defaults } = chartOf(chart);
      if (schema === undefined) return false;
      const validate = ajv.compile(schema);
      for (const { where, values } of uses.get(chart) ?? []) {
        assert.ok(validate(mergedValues(defaults, values)), `${where}: ${ajv.errorsText(validate.errors)}`);
      }
      return true;
    });
    assert.deepEqual(validated, ["loki", "zipkin", "opentelemetry-collector"]);
  });
});

describe("the comparison of values with a values.yaml", () => {
  const known = { a: { b: 1 }, empty: {}, text: "x", nothing: null, list: [{ c: 1 }, { d: { e: 1 } }], none: [] };
  const unknown = (ours: JsonMap): readonly string[] => [...unknownPaths(ours, known)];

  it("finds nothing in values that it has", () => {
    assert.deepEqual(unknown({ a: { b: 2, c: undefined }, empty: {}, text: 1, nothing: "x", none: ["x"] }), []);
    assert.deepEqual(unknown({ list: [{ c: 2, d: { e: 2 } }], a: null }), []);
  });

  it("finds keys that it has not, at each depth", () => {
    assert.deepEqual(unknown({ b: { c: 1 }, a: { c: 1 }, empty: { c: { d: 1 } } }), ["b", "a.c", "empty.c"]);
    assert.deepEqual(unknown({ list: [{ c: 1 }, { f: 1 }, { d: { g: 1 } }] }), ["list[].f", "list[].d.g"]);
    assert.deepEqual(unknown({ none: [{ c: 1 }] }), ["none[]"]);
  });

  it("finds a map where it has none, and none where it has a map", () => {
    assert.deepEqual(unknown({ text: { a: 1 }, nothing: { a: 1 }, a: "x" }), ["text", "nothing", "a"]);
  });

  it("joins values as Helm does", () => {
    assert.deepEqual(
      mergedValues(known, { a: { c: 2 }, text: null, other: null, list: [1], empty: { f: { g: null } } }),
      {
        a: { b: 1, c: 2 },
        empty: { f: { g: null } },
        nothing: null,
        other: null,
        list: [1],
        none: [],
      },
    );
  });
});
