import { createServer, type AddressInfo, type Server } from "node:net";

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

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = await listen(0, "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  await close(server);
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
