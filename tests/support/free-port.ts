import { createServer, type Server } from "node:net";
import { reservePorts } from "../../commands/drill/reserved-ports.ts";

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** A port of 127.0.0.1, for TCP or UDP, that nothing else is given while the tests run. */
export async function freePort(): Promise<number> {
  const [port = 0] = await reservePorts(1);
  return port;
}

/** Runs something while this process listens on a port. */
export async function whileTaken<T>(port: number, run: () => Promise<T>, host = "127.0.0.1"): Promise<T> {
  const server = await listen(port, host);
  try {
    return await run();
  } finally {
    await close(server);
  }
}
