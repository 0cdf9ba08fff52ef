import assert from "node:assert/strict";
import { markdownHtml } from "../../../demo/inbox/markdown.ts";

/** The page without the line breaks between its elements. */
const html = (markdown: string): string => markdownHtml(markdown).text.replace(/>\s*\n\s*</g, "><");

describe("a runbook as HTML", () => {
  it("has headings, paragraphs, lists, tables, code and links", () => {
    const text = html(
      "# Title\n\nOne `a<b` **two** [**three**](https://x/?a&b).\n\n1. first\n   goes on\n2. second\n\n- dot\n\n" +
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\necho '<>'\n\nexit\n```\n\n## Sub\ntext",
    );
    assert.match(
      text,
      /^<h1>Title<\/h1><p>One <code>a&lt;b<\/code> <strong>two<\/strong> <a href="https:\/\/x\/\?a&amp;b" rel="noreferrer"><strong>three<\/strong><\/a>\./,
    );
    assert.match(text, /<ol><li>first\ngoes on<\/li><li>second<\/li><\/ol><ul><li>dot<\/li><\/ul>/);
    assert.match(
      text,
      /<table><thead><tr><th>a<\/th><th>b<\/th><\/tr><\/thead><tbody><tr><td>1<\/td><td>2<\/td><\/tr>/,
    );
    assert.match(text, /<pre><code class="language-sh">echo &#39;&lt;&gt;&#39;\n\nexit\n<\/code><\/pre>/);
    assert.match(text, /<h2>Sub<\/h2><p>text<\/p>$/);
  });

  it("lets no HTML through, in a paragraph, a block, a heading or a table", () => {
    const script = "<script>alert(1)</script>";
    const escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
    assert.equal(html(`one ${script}`), `<p>one ${escaped}</p>`);
    assert.equal(html(script), escaped);
    assert.equal(html(`# ${script}`), `<h1>${escaped}</h1>`);
    assert.ok(html(`| a |\n|---|\n| ${script} |`).includes(`<td>${escaped}</td>`));
    assert.doesNotMatch(html('<img src=x onerror="alert(1)">'), /<img/);
    assert.doesNotMatch(html('[x](https://x/"onclick="alert(1)) ![y](https://x/"onerror="z)'), /"onclick|"onerror/);
  });

  it("links to http and https only, and loads no image", () => {
    assert.equal(html("[x](javascript:alert(1))"), "<p>x</p>");
    assert.equal(html("[x]( JAVASCRIPT:alert(1) )"), "<p>x</p>");
    assert.equal(html("[x][1]\n\n[1]: data:text/html,1"), "<p>x</p>");
    assert.equal(html("![x](https://x/y.png)"), '<p><a href="https://x/y.png" rel="noreferrer">x</a></p>');
    assert.doesNotMatch(html("<javascript:alert(1)>"), /href/);
  });
});
