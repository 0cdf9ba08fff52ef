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
});
