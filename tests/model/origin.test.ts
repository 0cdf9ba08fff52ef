import assert from "node:assert/strict";
import { ofBackend, ofItem, ofItems, originTag, originText } from "../../model/origin.ts";

describe("where an object comes from", () => {
  it("reads as one line, which names an item of the catalog or a backend", () => {
    assert.equal(originText(ofItem("alert\nHighErrorRate")), "catalog: alert HighErrorRate");
    assert.equal(originText(ofBackend("loki")), "backend: loki");
  });

  it("names up to ten items, and counts the rest", () => {
    const checks = (count: number) =>
      originText(
        ofItems(
          ["uptime check", "uptime checks"],
          Array.from({ length: count }, (_, at) => `c${at}`),
        ),
      );
    assert.equal(checks(1), "catalog: uptime check c0");
    assert.equal(checks(2), "catalog: uptime checks c0, c1");
    assert.equal(checks(12), "catalog: uptime checks c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 2 more");
  });

  it("is one word as a tag, of characters that every vendor takes, and never too long", () => {
    assert.equal(originTag(ofItem("uptime check StratoAI: API")), "uptime_check_StratoAI_API");
    assert.equal(originTag(ofBackend("loki")), "backend_loki");
    assert.equal(originTag(ofItem("x".repeat(300))).length, 128);
  });
});
