import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import type { YamlMap, YamlValue } from "../../../components/prometheus/yaml-text.ts";
import { yamlText } from "../../../components/prometheus/yaml-text.ts";

const hard = fc.constantFrom(
  ..."|true|no|Null|~|1|1e3|0x1f|12:30:45|5m|.inf|- a|? b|a: b|a #b|#|'|\"|{{ $value }}| a|a | b|\n|a\nb|a\n\n b|a\n|\ta|*a|&a|!a|%a|@a|`a|[a|{a|,|=|<<|---|...|\u0085|\u2028|\ufeff|é|😀|a:|a:b".split(
    "|",
  ),
);
const text = fc.oneof(hard, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
const key = text.filter((name) => name !== "__proto__");
const { map } = fc.letrec<{ map: YamlMap; value: YamlValue }>((tie) => ({
  map: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("map"),
  ),
}));

describe("YAML text", () => {
  for (const version of ["1.1", "1.2"] as const) {
    it(`means the same to a YAML ${version} parser`, () => {
      fc.assert(
        fc.property(map, (data) => {
          assert.deepEqual(parse(yamlText(data), { version }), data);
        }),
        { numRuns: 500 },
      );
    });
  }

  it("is what a person would write", () => {
    assert.equal(
      yamlText({
        alert: "HighErrorRate",
        expr: 'up{job="a"} == 0\nor\nup{job="b"} == 0',
        for: "5m",
        labels: { severity: "critical", answer: "no" },
        annotations: { summary: "It's {{ $value }}: too high", runbook_url: "https://example.com/a" },
        targets: ["localhost:3000"],
        steps: [{ name: "one", sizes: [1, 2.5] }, {}, []],
        left: undefined,
      }),
      `alert: HighErrorRate
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
steps:
  - name: one
    sizes:
      - 1
      - 2.5
  - {}
  - []
`,
    );
  });
});
