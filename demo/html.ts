/** Markup that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Piece = string | number | Markup | undefined | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or in a quoted attribute. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

function render(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === "object") return piece.map(render).join("");
  return escape(String(piece));
}

/** Template tag for HTML: every value is escaped unless it is markup itself; arrays are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(strings.reduce((out, text, index) => out + render(values[index - 1]) + text));
}

/** A link, or its plain text where the address is not http(s): a message must not bring `javascript:` into our pages. */
export const link = (url: string, text: string | Markup = url): Markup =>
  /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`;

const style = new Markup(`
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2129; }
  nav a { margin-right: .8rem; } h1 { font-size: 1.4rem; } small, .quiet { color: #68707d; }
  table { border-collapse: collapse; } th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top; }
  pre { background: #f5f6f8; padding: .8rem; overflow-x: auto; white-space: pre-wrap; } code { background: #f5f6f8; }
  article { border-left: 5px solid #999; padding: .4rem 1rem; margin: 1rem 0; background: #fafbfc; }
  article h2 { font-size: 1.05rem; margin: .2rem 0; } .text { white-space: pre-wrap; }
  iframe { width: 100%; height: 22rem; border: 1px solid #ddd; background: #fff; } .error { color: #a30000; }`);

/** A whole page. `refreshSeconds` reloads it; default: it stays. */
export function page(title: string, body: Markup, refreshSeconds?: number): string {
  const refresh =
    refreshSeconds === undefined ? undefined : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        ${refresh}
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
