import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Api } from "./api.ts";
import { selfSigned, usualDays } from "./certificate.ts";
import { nodeFamilies } from "./exporters/node.ts";
import { postgresFamilies } from "./exporters/postgres.ts";
import { FaultBoard } from "./faults.ts";
import type { Identity } from "./health.ts";
import { breakerStatesOf, detailedHealth } from "./health.ts";
import { Ballast } from "./memory.ts";
import { Metrics } from "./metrics.ts";
import type { DemoProduct } from "./product.ts";
import { backendHandler } from "./routes.ts";
import { noEvents, statsdEvents } from "./statsd.ts";
import { startTraffic } from "./traffic.ts";
import { close, listen, listener, serverOptions } from "../http.ts";

export interface BackendOptions extends Identity {
  readonly product: DemoProduct;
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: nothing is sent. */
  readonly statsdPort: number | undefined;
  /** 0: any free port; undefined: no TLS. */
  readonly tlsPort: number | undefined;
  /** Where the certificate is written, for those who are to trust it. Default: nowhere. */
  readonly certificateFile?: string | undefined;
  /** Requests per second of the demo's own traffic; 0 for none. */
  readonly rate: number;
  /** How many times faster periodic things go; faults that speak of hours, days or minutes stay real. */
  readonly timeScale: number;
  /** The bearer token that some of the product's paths ask for. */
  readonly token: string;
}

export interface Backend {
  readonly port: number;
  readonly tlsPort: number | undefined;
  readonly faults: FaultBoard;
  close(): Promise<void>;
}

/** How old the detailed health may be at time scale 1, in milliseconds. */
const healthCache = 1000;

/** Starts the demo backend on 127.0.0.1. @throws where a port is taken; then nothing is left running */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { product, token } = options;
  const faults = new FaultBoard(product);
  const metrics = new Metrics(product);
  const ballast = new Ballast();
  const started = performance.now();
  const uptime = () => (performance.now() - started) / 1000;
  const newCertificate = async () => {
    const made = await selfSigned(faults.get("certificate")?.level.days ?? usualDays);
    // Written before it is served, so that nobody meets one that cannot be trusted yet.
    if (options.certificateFile !== undefined) await writeFile(options.certificateFile, made.cert);
    return made;
  };
  const certificate = await newCertificate();

  const events =
    options.statsdPort === undefined || product.statsd === undefined
      ? noEvents
      : statsdEvents(options.statsdPort, product.statsd);
  const api = () => new Api(product, faults, metrics, events, token);
  const handler = backendHandler({
    product,
    faults,
    metrics,
    outside: api(),
    health: detailedHealth(faults, product.breakers, options, healthCache / options.timeScale),
    beforeScrape: () => {
      metrics.setGauges(uptime() * options.timeScale);
    },
    node: () => nodeFamilies(faults, Date.now(), uptime()),
    postgres: () => postgresFamilies(faults, product.name, Date.now(), uptime()),
  });
  const server = createServer(serverOptions, listener(handler));
  const tls = createTlsServer({ ...serverOptions, ...certificate }, listener(handler));

  const setBreakers = () => {
    metrics.setBreakers(breakerStatesOf(faults, product.breakers));
  };
  setBreakers();
  faults.watch(async (name) => {
    if (name === "breaker") setBreakers();
    if (name === "memory") ballast.hold(faults.get("memory")?.level.mebibytes ?? 0);
    if (name === "certificate") {
      tls.setSecureContext(await newCertificate());
      // Kept connections would show the old certificate.
      tls.closeIdleConnections();
    }
  });

  try {
    const port = await listen(server, options.port, "the demo backend");
    const tlsPort = options.tlsPort === undefined ? undefined : await listen(tls, options.tlsPort, "its TLS listener");
    const traffic = startTraffic(api(), product, options.rate, token);
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
