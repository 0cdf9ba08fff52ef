import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { elkSizes } from "../../../components/elk/sizing.ts";
import { setupJob, setupScript } from "../../../components/elk/setup-job.ts";
import { kubernetesContext } from "../kubernetes/context.ts";

interface Request {
  readonly line: string;
  readonly user: string;
  readonly body: string;
}

/** An Elasticsearch that answers as configured, by method and path; unhealthy at first. */
async function run(hasStream: boolean): Promise<{ readonly code: number; readonly requests: readonly Request[] }> {
  const requests: Request[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const line = `${request.method ?? ""} ${request.url ?? ""}`;
      const user = Buffer.from((request.headers.authorization ?? "").slice("Basic ".length), "base64").toString();
      requests.push({ line, user, body });
      const unhealthy = line.includes("_cluster/health") && asked++ === 0;
      const unknown = line === "GET /_data_stream/logs-stratoai-prod" && !hasStream;
      response.writeHead(unhealthy ? 408 : unknown ? 404 : 200).end("{}");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const script = setupScript(kubernetesContext(), elkSizes.ha)
    .replace("https://elasticsearch-es-http.monitoring.svc:9200", `http://127.0.0.1:${port}`)
    .replace("sleep 5", "sleep 0.1");
  try {
    const child = spawn("sh", ["-c", script], {
      env: { PATH: process.env.PATH, ELASTIC_PASSWORD: "of-the-operator" },
      stdio: "ignore",
      timeout: 20_000,
    });
    const [code] = (await once(child, "exit")) as [number];
    return { code, requests };
  } finally {
    server.close();
  }
}

const lines = (requests: readonly Request[]): readonly string[] =>
  requests.map(({ line }) => line).filter((line) => !line.includes("_cluster/health"));

describe("the Job that sets Elasticsearch up", () => {
  it("waits until Elasticsearch is healthy and makes template, data stream and retention", async () => {
    const { code, requests } = await run(false);
    assert.equal(code, 0);
    assert.equal(requests.filter(({ line }) => line.includes("_cluster/health")).length, 2);
    assert.deepEqual(lines(requests), [
      "PUT /_index_template/logs-stratoai-prod",
      "GET /_data_stream/logs-stratoai-prod",
      "PUT /_data_stream/logs-stratoai-prod",
      "PUT /_data_stream/logs-stratoai-prod/_lifecycle",
    ]);
    assert.deepEqual(JSON.parse(requests.at(-1)?.body ?? ""), { data_retention: "30d" });
    const template = JSON.parse(requests.find(({ line }) => line.includes("_index_template"))?.body ?? "") as object;
    assert.deepEqual(Object.keys(template), ["index_patterns", "data_stream", "priority", "template"]);
    assert.ok(requests.every(({ user }) => user === "elastic:of-the-operator"));
  });

  it("takes over a data stream that is already there", async () => {
    const { code, requests } = await run(true);
    assert.equal(code, 0);
    assert.deepEqual(lines(requests), [
      "PUT /_index_template/logs-stratoai-prod",
      "GET /_data_stream/logs-stratoai-prod",
      "PUT /logs-stratoai-prod/_settings",
      "POST /logs-stratoai-prod/_rollover?lazy=true",
      "PUT /_data_stream/logs-stratoai-prod/_lifecycle",
    ]);
  });

  it("has another name whenever it does something else, and the same otherwise", () => {
    const name = (logs: "30d" | "14d") => {
      const retention = { metrics: "31d", logs, traces: "7d" } as const;
      return setupJob(kubernetesContext({ retention }), elkSizes.ha).metadata.name;
    };
    assert.equal(name("30d"), name("30d"));
    assert.notEqual(name("30d"), name("14d"));
  });
});
