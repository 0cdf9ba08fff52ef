import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { processGroup } from "./identity.ts";
import { portOwner, type PortOwner } from "./port-owner.ts";
import type { Port } from "./inputs.ts";
import type { Pidfile } from "./pidfile.ts";

/** A port that something else listens on, or that we may not listen on. */
interface TakenPort extends Port {
  /** A sentence part that follows "port 9090/tcp": who has it, as far as the machine shows it. */
  readonly reason: string;
}

function bindError({ port, protocol }: Port, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    if (protocol === "tcp") {
      const server = createServer().once("error", resolve);
      server.listen({ port, host, exclusive: true }, () =>
        server.close(() => {
          resolve(undefined);
        }),
      );
    } else {
      const socket = createSocket("udp4").once("error", (error) => {
        socket.close();
        resolve(error);
      });
      socket.bind({ port, address: host, exclusive: true }, () =>
        socket.close(() => {
          resolve(undefined);
        }),
      );
    }
  });
}

/**
 * Whether 127.0.0.1 is free. On Linux a listener on every address shuts it out there too; elsewhere the narrower address
 * may be bound beside the wider one, so both are tried.
 */
async function obstacle(port: Port): Promise<NodeJS.ErrnoException | undefined> {
  const hosts = process.platform === "linux" ? ["127.0.0.1"] : ["127.0.0.1", "0.0.0.0"];
  for (const host of hosts) {
    const error = await bindError(port, host);
    if (error !== undefined) return error;
  }
  return undefined;
}

async function isHeldBy(own: Pidfile, port: Port, owner: PortOwner | undefined): Promise<boolean> {
  const group = await processGroup(own);
  if (owner !== undefined) return group.some(({ pid }) => pid === owner.pid);
  if (process.platform === "linux") return false; // our own process would have been found
  return (
    group.length > 0 && own.ports.some((recorded) => recorded.port === port.port && recorded.protocol === port.protocol)
  );
}

/**
 * Those of the ports that cannot be listened on. A port that one of our own processes holds counts as free.
 * An address other than 127.0.0.1 and the wildcards is of no interest: everything here listens on 127.0.0.1.
 */
export async function takenPorts(ports: readonly Port[], own: readonly Pidfile[] = []): Promise<TakenPort[]> {
  const taken: TakenPort[] = [];
  for (const port of ports) {
    const error = await obstacle(port);
    if (error === undefined) continue;
    if (error.code === "EACCES") {
      taken.push({ ...port, reason: "needs more rights than this user has" });
      continue;
    }
    if (error.code !== "EADDRINUSE") throw error;
    const owner = await portOwner(port);
    const ours = await Promise.all(own.map((pidfile) => isHeldBy(pidfile, port, owner)));
    if (ours.includes(true)) continue;
    const who = owner === undefined ? "another program" : `process ${owner.pid} (${owner.command})`;
    taken.push({ ...port, reason: `is taken by ${who}` });
  }
  return taken;
}

/** `port 9090/tcp is taken by process 12 (nginx)` */
export function takenText({ port, protocol, reason }: TakenPort): string {
  return `port ${port}/${protocol} ${reason}`;
}
