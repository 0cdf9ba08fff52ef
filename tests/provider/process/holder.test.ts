import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { listeningInodes } from "../../../provider/process/holder.ts";
import { takenPorts, takenText } from "../../../provider/process/ports.ts";
import { freePort, whileTaken } from "../../support/free-port.ts";

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2382 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36431 1 0 100 0 0 10 0
   1: 0100007F:2382 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 36432 1 0 100 0 0 10 0
   2: 00000000:2383 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36433 1 0 100 0 0 10 0
`;

describe("Ports", () => {
  it("are found in /proc/net by those who listen, not by connections", () => {
    assert.deepEqual(listeningInodes(table, { port: 9090, protocol: "tcp" }), ["36431"]);
    assert.deepEqual(listeningInodes(table, { port: 9091, protocol: "tcp" }), ["36433"]);
    assert.deepEqual(listeningInodes(table, { port: 9092, protocol: "tcp" }), []);
  });

  it("are free when nobody listens", async () => {
    assert.deepEqual(await takenPorts([{ port: await freePort(), protocol: "tcp" }]), []);
  });

  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    it(`are taken by a TCP listener on ${host}, who is named`, async () => {
      const port = await freePort();
      const [taken] = await whileTaken(port, () => takenPorts([{ port, protocol: "tcp" }]), host);
      assert.match(takenText(taken!), new RegExp(`^port ${port}/tcp is taken by process ${process.pid} \\(.+\\)$`));
    });
  }

  it("are taken by a UDP socket, but not for TCP", async () => {
    const socket = createSocket("udp4").bind(0, "0.0.0.0");
    await once(socket, "listening");
    const { port } = socket.address();
    const taken = await takenPorts([
      { port, protocol: "tcp" },
      { port, protocol: "udp" },
    ]);
    socket.close();
    assert.match(
      taken.map(takenText).join("; "),
      new RegExp(`^port ${port}/udp is taken by process ${process.pid} \\(`),
    );
  });
});
