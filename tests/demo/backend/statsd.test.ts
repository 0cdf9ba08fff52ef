import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { eventually } from "../running.ts";
import { authorized, runBackend } from "./running-backend.ts";

describe("StatsD from the demo backend", () => {
  it("sends the product's names with its prefix, in Datadog's tag format", async () => {
    const socket = createSocket("udp4");
    let received = "";
    socket.on("message", (part) => (received += `${part.toString()}\n`));
    await new Promise<void>((resolve) => {
      socket.bind(0, "127.0.0.1", resolve);
    });
    const demo = await runBackend({ statsdPort: socket.address().port });
    try {
      await demo.status("/api/campaigns", { ...authorized, method: "POST" });
      const lines = await eventually("the request", () =>
        received.includes("database.query") ? received.trim().split("\n").sort() : undefined,
      );
      assert.deepEqual(lines.length, 3);
      assert.equal(lines[0], "stratoai.backend.api.requests:1|c|#endpoint:/api/campaigns,method:POST");
      assert.match(lines[1] ?? "", /^stratoai\.backend\.campaigns\.created:1\|c\|#tenant:\d+$/);
      assert.match(lines[2] ?? "", /^stratoai\.backend\.database\.query:[\d.]+\|ms\|#table:\w+$/);
    } finally {
      await demo.backend.close();
      socket.close();
    }
  });

  it("goes on where nobody listens", async () => {
    const demo = await runBackend({ statsdPort: 9, rate: 100 });
    try {
      await eventually("traffic", async () => ((await demo.metrics()).includes('status="201"') ? true : undefined));
    } finally {
      await demo.backend.close();
    }
  });
});
