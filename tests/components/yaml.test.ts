import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { commented, oneLine, yaml } from "../../components/yaml.ts";

const hard = fc.constantFrom(
  ..."|true|no|Null|~|1|1e3|0x1f|12:30:45|5m|.inf|- a|? b|a: b|a #b|#|'|\"|{{ $value }}| a|a | b|\n|a\nb|a\n\n b|a\n|a\n\n|a\n \n|a\n\tb\n|\ta|*a|&a|!a|%a|@a|`a|[a|{a|,|=|---|...|\u0085|\u2028|\ufeff|é|😀|a:|a:b".split(
    "|",
  ),
);
const text = fc.oneof(
  hard,
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("a", " ", "\n", ":", "#", "'", '"', "\\", "\t", "\u0085", "\u2028", "\ufeff") }),
);
/** No document of ours has a `<<`, which the YAML package takes for YAML 1.1's merge in whatever quotes. */
const key = fc
  .oneof(text, fc.string({ minLength: 120, maxLength: 140 }))
  .filter((name) => name !== "__proto__" && name !== "<<");
const scalar = fc
  .oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean())
  .filter((one) => !Object.is(one, -0));

/** Data, and beside it the same data with comments and lists on one line: what is written, and what it must mean. */
interface Written {
  readonly data: unknown;
  readonly written: unknown;
}

const both = (value: unknown): Written => ({ data: value, written: value });

const { map } = fc.letrec<{ map: Written; value: Written; list: Written; plain: Written }>((tie) => ({
  map: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }).map((entries) => ({
    data: Object.fromEntries(Object.entries(entries).map(([name, { data }]) => [name, data])),
    written: Object.fromEntries(Object.entries(entries).map(([name, { written }]) => [name, written])),
  })),
  list: fc.array(tie("value"), { maxLength: 4 }).map((items) => ({
    data: items.map(({ data }) => data),
    written: items.map(({ written }) => written),
  })),
  plain: fc.oneof(
    { depthSize: "small" },
    scalar.map(both),
    fc.constant(both(null)),
    fc.array(scalar, { maxLength: 4 }).map((items) => ({ data: items, written: oneLine(items) })),
    tie("list"),
    tie("map"),
  ),
  value: fc.oneof(
    { depthSize: "small" },
    tie("plain"),
    fc
      .tuple(text, tie("plain"))
      .map(([comment, { data, written }]) => ({ data, written: commented(comment, written) })),
  ),
}));

describe("YAML", () => {
  for (const version of ["1.1", "1.2"] as const) {
    for (const comments of [true, false]) {
      it(`means the same to a YAML ${version} parser ${comments ? "with" : "without"} its comments`, () => {
        fc.assert(
          fc.property(map, text, ({ data, written }, comment) => {
            const document = yaml(commented(comment, written), { comments });
            assert.deepEqual(parse(document, { version }), data, document);
          }),
          { numRuns: 500 },
        );
      });
    }
  }

  it("is what a person would write", () => {
    assert.equal(
      yaml(
        commented("catalog: alert HighErrorRate", {
          alert: "HighErrorRate",
          expr: 'up{job="a"} == 0\nor\nup{job="b"} == 0',
          for: "5m",
          labels: { severity: "critical", answer: "no" },
          annotations: { summary: "It's {{ $value }}: too high", runbook_url: "https://example.com/a" },
          targets: ["localhost:3000"],
          equal: oneLine(["cluster", "it's"]),
          steps: [commented("the first\nof three", { name: "one", sizes: [1, 2.5] }), {}, []],
          script: commented("run once", "#!/bin/sh\nif true; then\n\ttrue\nfi\n"),
          left: undefined,
          none: null,
        }),
      ),
      `# catalog: alert HighErrorRate
alert: HighErrorRate
expr: |-
  up{job="a"} == 0
  or
  up{job="b"} == 0
for: 5m
labels:
  severity: critical
  answer: 'no'
annotations:
  summary: 'It''s {{ $value }}: too high'
  runbook_url: https://example.com/a
targets:
  - localhost:3000
equal: ['cluster', 'it''s']
steps:
  # the first
  # of three
  - name: one
    sizes:
      - 1
      - 2.5
  - {}
  - []
# run once
script: |
  #!/bin/sh
  if true; then
  \ttrue
  fi
none: null
`,
    );
  });

  it("leaves out the comments where they have no room", () => {
    const document = commented("why", { rules: [commented("because", { a: 1 })] });
    assert.equal(yaml(document, { comments: false }), "rules:\n  - a: 1\n");
  });

  it("refuses what is no data", () => {
    assert.throws(() => yaml({ a: () => 1 }), { name: "TypeError", message: "YAML has no form for a function" });
  });
});
