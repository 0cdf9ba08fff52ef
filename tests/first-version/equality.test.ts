import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import type { Difference } from "./differences.ts";
import { differences } from "./differences.ts";
import { withInnerFiles } from "./parsed.ts";
import { reasons } from "./reasons.ts";
import { firstRender, todaysRender } from "./record.ts";

const stacks = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.json\.gz$/.exec(file)?.[1] ?? []);

const short = (value: unknown): string => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const line = ({ at, kind, first, now }: Difference): string => `${kind} ${at}: ${short(first)} → ${short(now)}`;

describe("What a stack is rendered to, beside what version 0.1.0 rendered", function () {
  this.timeout(60_000);
  this.slow(10_000);
  const used = new Set<string>();

  for (const stack of stacks) {
    it(`is equal for ${stack}, but for what has a reason`, async () => {
      const first = firstRender(stack);
      const now = await todaysRender(first);
      const all = [
        ...differences(withInnerFiles(first.files), withInnerFiles(now.files)),
        ...differences([...first.namesOnly].sort(), [...now.namesOnly].sort(), "file names"),
      ];
      const unexplained = all.filter((difference) => {
        const covering = reasons.filter(({ covers }) => covers(difference));
        for (const { why } of covering) used.add(why);
        return covering.length === 0;
      });
      assert.deepEqual(unexplained.map(line), []);
    });
  }

  it("differs by every reason that is listed", () => {
    assert.deepEqual(
      reasons.map(({ why }) => why).filter((why) => !used.has(why)),
      [],
    );
  });
});
