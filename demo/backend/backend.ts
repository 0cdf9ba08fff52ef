import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Api } from "./api.ts";
import { setBusiness } from "./business.ts";
import { selfSigned, usualDays } from "./certificate.ts";
import { nodeFamilies } from "./exporters/node.ts";
import { postgresFamilies } from "./exporters/postgres.ts";
import { FaultBoard } from "./faults.ts";
import type { Identity } from "./health.ts";
import { breakerStatesOf, detailedHealth } from "./health.ts";
import { Ballast } from "./memory.ts";
import { createMetrics, setBreakers } from "./metrics.ts";
import { backendHandler } from "./routes.ts";
import { noEvents, statsdEvents } from "./statsd.ts";
import { startTraffic } from "./traffic.ts";
import { close, listen, listener, serverOptions } from "../http.ts";

export interface BackendOptions extends Identity {
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: nothing is sent. */
  readonly statsdPort: number | undefined;
  /** 0: any free port; undefined: no TLS. */
  readonly tlsPort: number | undefined;
  /** Requests per second of the demo's own traffic; 0 for none. */
  readonly rate: number;
  /** How many times faster periodic things go; faults that speak of hours, days or minutes stay real. */
  readonly timeScale: number;
  /** The bearer token that /api routes ask for. */
  readonly token: string;
}

export interface Backend {
  readonly port: number;
  readonly tlsPort: number | undefined;
  readonly faults: FaultBoard;
  close(): Promise<void>;
}

/** How old /health/detailed may be at time scale 1, in milliseconds. */
const healthCache = 1000;

/** Starts the demo backend on 127.0.0.1. @throws where a port is taken; then nothing is left running */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const faults = new FaultBoard();
  const metrics = createMetrics();
  const ballast = new Ballast();
  const started = performance.now();
  const uptime = () => (performance.now() - started) / 1000;
  const certificate = await selfSigned(usualDays);

  const events = options.statsdPort === undefined ? noEvents : statsdEvents(options.statsdPort);
  const handler = backendHandler({
    faults,
    metrics,
    outside: new Api(faults, metrics, events, options.token),
    health: detailedHealth(faults, options, healthCache / options.timeScale),
    beforeScrape: () => {
      setBusiness(metrics, uptime() * options.timeScale);
    },
    node: () => nodeFamilies(faults, Date.now(), uptime()),
    postgres: () => postgresFamilies(faults, Date.now(), uptime()),
  });
  const server = createServer(serverOptions, listener(handler));
  const tls = createTlsServer({ ...serverOptions, ...certificate }, listener(handler));

  setBreakers(metrics, breakerStatesOf(faults));
  faults.watch(async (name) => {
    if (name === "breaker") setBreakers(metrics, breakerStatesOf(faults));
    if (name === "memory") ballast.hold(faults.get("memory")?.level.mebibytes ?? 0);
    if (name === "certificate") {
      tls.setSecureContext(await selfSigned(faults.get("certificate")?.level.days ?? usualDays));
      // Kept connections would show the old certificate.
      tls.closeIdleConnections();
    }
  });

  try {
    const port = await listen(server, options.port, "the demo backend");
    const tlsPort = options.tlsPort === undefined ? undefined : await listen(tls, options.tlsPort, "its TLS listener");
    const traffic = startTraffic(new Api(faults, metrics, events, options.token), options.rate, options.token);
    return {
      port,
      tlsPort,
      faults,
      close: async () => {
        traffic.stop();
        await Promise.all([close(server), close(tls), events.close()]);
      },
    };
  } catch (error) {
    await Promise.all([close(server), close(tls), events.close()]);
    throw error;
  }
}
