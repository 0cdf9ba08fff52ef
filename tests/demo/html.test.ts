import assert from "node:assert/strict";
import fc from "fast-check";
import { html, link, page } from "../../demo/html.ts";

describe("HTML of the demo's pages", () => {
  it("lets no value out of its element or attribute", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text } = html`<p title="${value}">${value}</p>`;
        assert.equal(text.match(/[<>]/g)?.length, 4);
        assert.equal(text.match(/"/g)?.length, 2);
      }),
    );
  });

  it("joins arrays, keeps markup and leaves out undefined", () => {
    assert.equal(html`${[html`<b>a</b>`, "<", undefined, 3]}`.text, "<b>a</b>&lt;3");
  });

  it("links only what is http", () => {
    assert.equal(link("https://a/?b&c", "A").text, '<a href="https://a/?b&amp;c" rel="noreferrer">A</a>');
    assert.equal(link("javascript:alert(1)", "A").text, "A");
  });

  it("reloads a page only when asked to", () => {
    assert.match(page("t", html`b`, 5), /<meta http-equiv="refresh" content="5"/);
    assert.doesNotMatch(page("t", html`b`), /refresh/);
  });
});
