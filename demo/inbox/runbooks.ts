import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { html, page } from "../html.ts";
import { markdownHtml } from "./markdown.ts";

/** A folder of NAME.md files. */
export class Runbooks {
  readonly #directory: string | undefined;

  constructor(directory: string | undefined) {
    this.#directory = directory;
  }

  /** The file of an alert's runbook, if there is one; names with anything but letters, digits, - and _ have none. */
  #file(name: string): string | undefined {
    const plain = name.replace(/\.md$/, "");
    if (this.#directory === undefined || !/^[\w-]+$/.test(plain)) return undefined;
    const file = join(this.#directory, `${plain}.md`);
    return existsSync(file) ? file : undefined;
  }

  has(name: string): boolean {
    return this.#file(name) !== undefined;
  }

  /** The runbook as a page. */
  page(name: string): string | undefined {
    const file = this.#file(name);
    if (file === undefined) return undefined;
    const alert = name.replace(/\.md$/, "");
    const nav = html`<nav>
      <a href="/">Inbox</a> <a href="/alerts/${encodeURIComponent(alert)}">Current values</a>
    </nav>`;
    return page(`Runbook: ${alert}`, html`${nav}${markdownHtml(readFileSync(file, "utf8"))}`);
  }
}
