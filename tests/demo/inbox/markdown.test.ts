import assert from "node:assert/strict";
import { markdownHtml } from "../../../demo/inbox/markdown.ts";

describe("a runbook as HTML", () => {
  it("has headings, paragraphs, lists, tables, code and links", () => {
    const { text: laidOut } = markdownHtml(
      "# Title\n\nOne `a<b` **two** [three](https://x/?a&b).\n\n1. first\n   goes on\n2. second\n\n- dot\n\n" +
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\necho '<>'\n\nexit\n```\n\n## Sub\ntext",
    );
    const text = laidOut.replace(/>\s*\n\s*</g, "><");
    assert.match(
      text,
      /^<h1>Title<\/h1><p>One <code>a&lt;b<\/code> <strong>two<\/strong> <a href="https:\/\/x\/\?a&amp;b"/,
    );
    assert.match(text, /<ol><li>first goes on<\/li><li>second<\/li><\/ol><ul><li>dot<\/li><\/ul>/);
    assert.match(text, /<table><tr><td>a<\/td><td>b<\/td><\/tr><tr><td>1<\/td><td>2<\/td><\/tr><\/table>/);
    assert.match(text, /<pre>echo &#39;&lt;&gt;&#39;\n\nexit\n<\/pre><h2>Sub<\/h2><p>text<\/p>$/);
  });

  it("lets no HTML and no script address through", () => {
    const { text } = markdownHtml("<script>alert(1)</script> [x](javascript:alert(1))");
    assert.equal(text, "<p>&lt;script&gt;alert(1)&lt;/script&gt; x)</p>");
  });
});
