import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kind, Rendered } from "../../../demo/inbox/message.ts";
import { MessageStore } from "../../../demo/inbox/store.ts";

const rendered: Rendered = {
  status: "firing",
  title: "t",
  body: "b",
  color: "#000000",
  alertStatus: { HighErrorRate: "firing" },
  fields: [],
  links: [],
};

describe("the inbox's store", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "inbox-store-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const fill = (store: MessageStore, count: number, kind: Kind = "slack"): void => {
    for (let index = 0; index < count; index++) store.add(kind, "a", rendered, { index });
  };

  it("has its messages again after a restart, and goes on counting", () => {
    const first = new MessageStore(directory);
    fill(first, 3);
    const second = new MessageStore(directory);
    assert.deepEqual(second.find({}), first.find({}));
    assert.equal(second.add("slack", "a", rendered, {}).id, 4);
  });

  it("survives a line that was cut off by a kill", () => {
    fill(new MessageStore(directory), 2);
    appendFileSync(join(directory, "messages.jsonl"), '{"id":3,"ki');
    const store = new MessageStore(directory);
    fill(store, 1);
    assert.deepEqual(
      new MessageStore(directory).find({}).map(({ id }) => id),
      [1, 2, 3],
    );
  });

  it("keeps the last 5000 messages, on disk too once it is reopened", () => {
    fill(new MessageStore(directory), 5010);
    const reopened = new MessageStore(directory);
    assert.deepEqual([reopened.find({}).length, reopened.find({})[0]?.id], [5000, 11]);
    assert.equal(readFileSync(join(directory, "messages.jsonl"), "utf8").split("\n").length, 5001);
  });

  it("lets heartbeats push nothing else out", () => {
    const store = new MessageStore(undefined);
    fill(store, 10);
    fill(store, 1000, "heartbeat");
    assert.deepEqual([store.find({ kind: "slack" }).length, store.find({ kind: "heartbeat" }).length], [10, 200]);
  });

  it("finds by kind, receiver, alert, status, id and time", () => {
    const store = new MessageStore(undefined);
    const began = Date.now();
    const mail = store.add("email", "cto@stratoai.com, devops@stratoai.com", rendered, {});
    const chat = store.add("slack", "alerts", { ...rendered, alertStatus: {}, status: "resolved" }, {});
    const found = (filter: Parameters<MessageStore["find"]>[0]) => store.find(filter).map(({ id }) => id);
    assert.deepEqual(found({ kind: "email" }), [mail.id]);
    assert.deepEqual(found({ receiver: "devops@stratoai.com" }), [mail.id]);
    assert.deepEqual(found({ alert: "HighErrorRate" }), [mail.id]);
    assert.deepEqual(found({ alert: "toString" }), []);
    assert.deepEqual(found({ status: "resolved" }), [chat.id]);
    assert.deepEqual(found({ since: mail.id }), [chat.id]);
    assert.deepEqual(found({ since: began }), [mail.id, chat.id]);
    assert.deepEqual(found({ since: Date.now() + 1000 }), []);
  });

  it("takes the product's title for no alert, where a message's text has it", () => {
    const store = new MessageStore(undefined, "MyShop Europe");
    const message = store.add("slack", "a", { ...rendered, alertStatus: { MyShop: "firing", DiskFull: "firing" } }, {});
    assert.deepEqual([message.alerts, message.alertStatus], [["DiskFull"], { DiskFull: "firing" }]);
  });

  it("forgets everything when cleared", () => {
    const store = new MessageStore(directory);
    fill(store, 3);
    store.clear();
    assert.deepEqual(store.find({}), []);
    assert.deepEqual(new MessageStore(directory).find({}), []);
  });
});
