import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, type ProcessIdentity } from "../../../provider/process/identity.ts";
import type { Properties } from "../../../provider/resource-kind.ts";
import { freePort } from "../../support/free-port.ts";
import { stratoai, temporaryFolder } from "../support.ts";

/** The program that the tests run. */
export const fixture = join(import.meta.dirname, "../fixtures/server.mjs");

/** What the program answers. */
interface Answer {
  readonly pid: number;
  readonly loaded: string;
  readonly env: Record<string, string>;
}

/** Gives each test of the enclosing `describe` a server of its own to create, on a free port, deleted afterwards. */
export function testServer() {
  const folder = temporaryFolder();
  const served = stratoai("Process");
  let port: number;
  let started: Properties[];

  const at = (...parts: string[]): string => join(folder(), ...parts);
  const inputs = (by: Properties = {}): Promise<Properties> =>
    served.check({
      program: process.execPath,
      args: [fixture, String(port), at("config"), at("data/starts")],
      directory: at("server"),
      dataDirectories: [at("data")],
      ports: [{ port, protocol: "tcp" }],
      ready: { url: `http://127.0.0.1:${port}/`, timeoutSeconds: 10 },
      reload: { url: `http://127.0.0.1:${port}/reload` },
      configDigest: "1",
      ...by,
    });

  beforeEach(async () => {
    port = await freePort();
    started = [];
    writeFileSync(at("config"), "one");
  });

  afterEach(async () => {
    for (const state of started) await served.delete(state);
  });

  return {
    served,
    at,
    inputs,
    port: () => port,
    answer: async () => (await fetch(`http://127.0.0.1:${port}/`)).json() as Promise<Answer>,
    /** How often it started on its data. */
    starts: () => readFileSync(at("data/starts"), "utf8").split("\n").length - 1,
    alive: (state: Properties) => isAlive(state as unknown as ProcessIdentity),
    create: async (by: Properties = {}): Promise<Properties> => {
      const state = await served.create(await inputs(by));
      started.push(state);
      return state;
    },
    update: async (state: Properties, by: Properties): Promise<Properties> => {
      const next = await served.update(state, await inputs(by));
      started.push(next);
      return next;
    },
  };
}
