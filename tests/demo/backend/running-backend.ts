import type { Backend, BackendOptions } from "../../../demo/backend/backend.ts";
import { startBackend } from "../../../demo/backend/backend.ts";
import { productSchema } from "../../../demo/backend/product.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { demoProduct } from "../../../components/local/demo-product.ts";

/** What the local tier has the demo simulate. */
const stratoaiDemo = productSchema.parse(demoProduct(stratoai));

export interface RunningBackend {
  readonly backend: Backend;
  readonly url: string;
  /** Body of a GET, whatever its status. */
  text(path: string): Promise<string>;
  /** Application metrics. */
  metrics(): Promise<string>;
  status(path: string, init?: RequestInit): Promise<number>;
  fault(name: string, body: unknown): Promise<Response>;
}

const token = "local-test-token";
export const authorized = { headers: { authorization: `Bearer ${token}` } };

/** A backend on free ports; by default without traffic of its own, so that tests see only their own requests. */
export async function runBackend(options: Partial<BackendOptions> = {}): Promise<RunningBackend> {
  const backend = await startBackend({
    product: stratoaiDemo,
    port: 0,
    statsdPort: undefined,
    tlsPort: undefined,
    rate: 0,
    timeScale: 1000,
    version: "2.3.4",
    environment: "test",
    token,
    ...options,
  });
  const url = `http://127.0.0.1:${backend.port}`;
  const text = async (path: string) => (await fetch(`${url}${path}`)).text();
  return {
    backend,
    url,
    text,
    metrics: () => text("/api/optimization/metrics"),
    status: async (path, init) => {
      const reply = await fetch(`${url}${path}`, init);
      await reply.arrayBuffer();
      return reply.status;
    },
    fault: (name, body) => fetch(`${url}/faults/${name}`, { method: "PUT", body: JSON.stringify(body) }),
  };
}
