import { Marked } from "marked";
import { Markup, html, link } from "../html.ts";

/** GitHub's Markdown without what could bring something foreign into our pages. */
const runbooks = new Marked({
  renderer: {
    /** HTML stands as the text that it is. */
    html: ({ text }) => html`${text}`.text,
    link({ href, tokens }) {
      const words = new Markup(this.parser.parseInline(tokens));
      return link(href, words).text;
    },
    /** A page loads nothing from elsewhere: an image is a link to it. */
    image: ({ href, text }) => link(href, text).text,
  },
});

/** The Markdown that runbooks are written in, as HTML. No HTML in it passes, and no address but http(s). */
export const markdownHtml = (markdown: string): Markup =>
  new Markup(runbooks.parse(markdown, { async: false }).trimEnd());
