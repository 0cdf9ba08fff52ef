import assert from "node:assert/strict";
import { z } from "zod";
import { backends } from "../../../components/index.ts";
import { settingsSchema } from "../../../plan/settings/schema.ts";
import { leaves } from "./leaves.ts";

const takes = (schema: z.core.$ZodType, text: string): boolean => z.safeParse(schema, text).success;

describe("A setting that is a URL", () => {
  const settings = leaves(settingsSchema(backends));
  const address = "https://example.com/{alert}/{dashboard}";
  const urls = settings.filter(
    ([path, schema]) => path === "kubernetes.charts" || (takes(schema, address) && !takes(schema, "no URL")),
  );

  it("is one of many", () => {
    const names = urls.map(([path]) => path);
    for (const name of ["baseUrl", "heartbeatUrl", "dashboardUrl", "kubernetes.remoteWrite.url"]) {
      assert.ok(names.includes(name), name);
    }
  });

  it("takes no user and password, since plain config is printed and written into files", () => {
    for (const [path, schema] of urls) {
      assert.ok(takes(schema, address), path);
      assert.ok(!takes(schema, address.replace("://", "://user:canary@")), path);
      assert.ok(!takes(schema, address.replace("https://", "HTTPS://user:canary@")), path);
    }
  });

  /** Filled in and never appended to: a search's query and a place on a page are as good as a path. */
  const templates = ["runbookUrl", "dashboardUrl"];

  it("has no fragment, which no server is sent, but where a placeholder in it is filled in", () => {
    for (const [path, schema] of urls) assert.equal(takes(schema, `${address}#top`), templates.includes(path), path);
    for (const [path, schema] of urls) assert.equal(takes(schema, `${address}#`), templates.includes(path), path);
  });

  it("has no query where something is appended to it", () => {
    const appendedTo = urls.flatMap(([path, schema]) => (takes(schema, `${address}?team=a`) ? [] : [path]));
    assert.deepEqual(appendedTo.sort(), ["baseUrl", "kubernetes.charts"]);
    for (const [path, schema] of urls) {
      if (appendedTo.includes(path)) assert.ok(!takes(schema, `${address}?`), path);
    }
  });

  it("has no white space, and names a server", () => {
    for (const [path, schema] of urls) {
      for (const text of [`${address}\n`, `${address} x`]) assert.ok(!takes(schema, text), `${path}: ${text}`);
      if (path !== "kubernetes.charts") assert.ok(!takes(schema, "https://?{alert}{dashboard}"), path);
    }
  });
});
