import { runProgram } from "../program.ts";
import { readProduct, someProduct } from "./product.ts";
import { startBackend } from "./backend.ts";

const optionalPort = (text: string): number | undefined => (text === "off" ? undefined : Number(text));

await runProgram(
  "demo backend",
  "simulates the product's backend and, where they are missing, its exporters",
  {
    port: { help: "HTTP port on 127.0.0.1", value: "port", default: "3000" },
    "statsd-port": { help: "UDP port that StatsD is sent to, or off", value: "port", words: ["off"], default: "8125" },
    "tls-port": { help: "HTTPS port on 127.0.0.1, or off", value: "port", words: ["off"], default: "3443" },
    "certificate-file": { help: "where the certificate is written, for those who are to trust it", value: "text" },
    rate: { help: "own requests per second", value: "number", default: "20" },
    "time-scale": { help: "how many times faster periodic things go", value: "positive", default: "1" },
    product: { help: "JSON file that says which product is simulated", value: "text" },
  },
  async (flags) => {
    const { APP_VERSION, NODE_ENV, DEMO_TOKEN } = process.env;
    const backend = await startBackend({
      product: flags.product === "" ? someProduct : readProduct(flags.product),
      port: Number(flags.port),
      statsdPort: optionalPort(flags["statsd-port"]),
      tlsPort: optionalPort(flags["tls-port"]),
      certificateFile: flags["certificate-file"] === "" ? undefined : flags["certificate-file"],
      rate: Number(flags.rate),
      timeScale: Number(flags["time-scale"]),
      version: APP_VERSION ?? "1.0.0",
      environment: NODE_ENV ?? "development",
      token: DEMO_TOKEN ?? "local-test-token",
    });
    const tls = backend.tlsPort === undefined ? "" : `, https://127.0.0.1:${backend.tlsPort}`;
    return {
      listening: `demo backend listens on http://127.0.0.1:${backend.port}${tls}; switches: http://127.0.0.1:${backend.port}/demo`,
      close: () => backend.close(),
    };
  },
);
