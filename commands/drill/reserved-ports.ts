import { createServer, type Server } from "node:net";
import { takenPorts } from "../../provider/process/ports.ts";

/**
 * Ports of 127.0.0.1 for what is started later. A port that the system gave (port 0) and that was let go again may be
 * given to anybody meanwhile; these are not: they lie outside the ranges that systems give from (32768 and up on Linux,
 * 49152 elsewhere), and each process that reserves has blocks of its own. Whoever listens on a block's first port owns
 * the block, until its process ends, however it ends.
 */
const firstPort = 20_000;
const blockSize = 100;
const blocks = 100;

/** Listens on a port as long as this process lives, without keeping it alive. @returns whether it was free */
function hold(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      server.unref();
      resolve(true);
    });
  });
}

/** Ports of this process's blocks that were not given out yet. */
let unused: number[] = [];
let nextBlock = 0;

/** @throws where every block has an owner */
async function ownAnotherBlock(): Promise<void> {
  for (; nextBlock < blocks; nextBlock++) {
    const lock = firstPort + nextBlock * blockSize;
    if (!(await hold(lock))) continue;
    nextBlock++;
    unused = Array.from({ length: blockSize - 1 }, (_, index) => lock + 1 + index);
    return;
  }
  throw new Error(`no ports are left between ${firstPort} and ${firstPort + blocks * blockSize - 1} of 127.0.0.1`);
}

/** A process that was killed may have left something running on its ports, and another program may use any. */
async function isFree(port: number): Promise<boolean> {
  const taken = await takenPorts([
    { port, protocol: "tcp" },
    { port, protocol: "udp" },
  ]);
  return taken.length === 0;
}

let reserving: Promise<unknown> = Promise.resolve();

/**
 * Reserves ports, free for TCP and UDP, that neither this process nor another one that asks here is given again while
 * this process lives.
 *
 * @throws where none are left
 */
export function reservePorts(count: number): Promise<readonly number[]> {
  const reserved = reserving.then(async () => {
    const ports: number[] = [];
    while (ports.length < count) {
      const port = unused.shift();
      if (port === undefined) await ownAnotherBlock();
      else if (await isFree(port)) ports.push(port);
    }
    return ports;
  });
  // One at a time; that one found none is no reason for the next not to look.
  reserving = reserved.catch(() => undefined);
  return reserved;
}
