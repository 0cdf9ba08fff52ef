import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Kind, Message, MessageFilter, Rendered } from "./message.ts";
import { matches } from "./message.ts";

/** Messages kept. */
const limit = 5000;
/** Of them heartbeats, which come every minute and would push the others out. */
const heartbeatLimit = 200;

/** The newest messages within both limits, oldest first. */
function newest(messages: readonly Message[]): Message[] {
  let beats = messages.filter(({ kind }) => kind === "heartbeat").length - heartbeatLimit;
  return messages.filter(({ kind }) => kind !== "heartbeat" || beats-- <= 0).slice(-limit);
}

function load(file: string): Message[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as Message];
    } catch {
      // The last line of a process that was killed while it wrote.
      return [];
    }
  });
}

/** The inbox's messages, in memory and, with a folder, as JSON lines on disk before they are acknowledged. */
export class MessageStore {
  readonly #file: string | undefined;
  readonly #notAlerts: ReadonlySet<string>;
  #messages: Message[];
  #lines: number;
  #lastId: number;

  /**
   * @param directory where messages.jsonl is kept; undefined keeps nothing
   * @param title of the product, whose words are no names of alerts
   */
  constructor(directory: string | undefined, title = "") {
    this.#notAlerts = new Set(title.split(/\s+/));
    if (directory !== undefined) mkdirSync(directory, { recursive: true });
    this.#file = directory === undefined ? undefined : join(directory, "messages.jsonl");
    const loaded = this.#file === undefined ? [] : load(this.#file);
    this.#messages = newest(loaded);
    this.#lastId = Math.max(0, ...this.#messages.map(({ id }) => id));
    this.#lines = loaded.length;
    this.#rewrite();
  }

  add(kind: Kind, receiver: string, rendered: Rendered, raw: unknown): Message {
    const now = Date.now();
    const alertStatus = Object.fromEntries(
      Object.entries(rendered.alertStatus).filter(([name]) => !this.#notAlerts.has(name)),
    );
    const message: Message = {
      id: ++this.#lastId,
      receivedAt: now,
      receivedAtIso: new Date(now).toISOString(),
      kind,
      receiver,
      alerts: Object.keys(alertStatus).sort(),
      ...rendered,
      alertStatus,
      raw,
    };
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(message)}\n`);
    this.#lines += 1;
    this.#messages = newest([...this.#messages, message]);
    if (this.#lines > 2 * limit) this.#rewrite();
    return message;
  }

  /** Oldest first. */
  find(filter: MessageFilter): readonly Message[] {
    return this.#messages.filter((message) => matches(message, filter));
  }

  get(id: number): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  clear(): void {
    this.#messages = [];
    this.#rewrite();
  }

  #rewrite(): void {
    this.#lines = this.#messages.length;
    if (this.#file === undefined) return;
    const draft = `${this.#file}.new`;
    writeFileSync(draft, this.#messages.map((message) => `${JSON.stringify(message)}\n`).join(""));
    renameSync(draft, this.#file);
  }
}
