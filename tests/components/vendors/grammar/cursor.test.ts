import assert from "node:assert/strict";
import { Cursor } from "../../../../components/vendors/grammar/cursor.ts";
import { GrammarError, parseError } from "../../../../components/vendors/grammar/grammar-error.ts";
import type { Lexicon } from "../../../../components/vendors/grammar/tokens.ts";
import { tokenize } from "../../../../components/vendors/grammar/tokens.ts";

type Kind = "word" | "symbol";

const toy: Lexicon<Kind> = {
  language: "the toy",
  patterns: [
    { kind: "word", pattern: /[a-z]+/y },
    { kind: "symbol", pattern: />=|[>=]/y },
  ],
};

describe("A query's tokens", () => {
  it("are read longest first, with their places", () => {
    assert.deepEqual(tokenize("ab >= c", toy), [
      { kind: "word", text: "ab", at: 0 },
      { kind: "symbol", text: ">=", at: 3 },
      { kind: "word", text: "c", at: 6 },
    ]);
  });

  it("refuse what the language does not know, and say where", () => {
    assert.throws(() => tokenize("ab ? c", toy), {
      name: "GrammarError",
      message: '"? c" at 3 cannot be read as the toy',
    });
  });
});

describe("A cursor over tokens", () => {
  it("takes what is expected and stops at the end", () => {
    const cursor = new Cursor("a >= b", toy);
    assert.equal(cursor.expectKind("word", "a name").text, "a");
    assert.equal(cursor.skip(">"), false);
    cursor.expect(">=");
    assert.equal(cursor.peek(1).kind, "end");
    cursor.take();
    cursor.end();
  });

  it("says what it got and what it expected", () => {
    assert.throws(() => {
      new Cursor("a > b", toy).expect(">=");
    }, /^GrammarError: got "a" at 0; expected ">="$/);
    assert.throws(
      () => new Cursor("", toy).expectKind("word", "a name"),
      /got the end of the query at 0; expected a name$/,
    );
  });
});

describe("A parse error", () => {
  it("says why a query cannot be parsed, and is undefined where it can", () => {
    assert.equal(
      parseError(() => tokenize("ab", toy)),
      undefined,
    );
    assert.match(parseError(() => tokenize("?", toy)) ?? "", /cannot be read as the toy/);
    assert.equal(
      parseError(() => {
        throw new GrammarError("no");
      }),
      "no",
    );
  });

  it("is not made of other errors, which are faults of ours", () => {
    assert.throws(() => {
      parseError(() => {
        throw new TypeError("ours");
      });
    }, TypeError);
  });
});
