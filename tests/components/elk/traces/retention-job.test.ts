import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Duration } from "../../../../model/duration.ts";
import { retentionScript } from "../../../../components/elk/traces/retention-job.ts";
import { kubernetesContext } from "../../kubernetes/context.ts";

interface Run {
  readonly code: number;
  readonly found: string;
  readonly deleted: readonly string[];
  readonly users: ReadonlySet<string>;
}

/** Runs the script against an Elasticsearch with these indices, as its API names them, of which one may not go. */
async function run(indices: readonly string[], traces: Duration = "7d", stubborn?: string): Promise<Run> {
  const deleted: string[] = [];
  const users = new Set<string>();
  let found = "";
  const server = createServer((request, response) => {
    const { method, url = "", headers } = request;
    users.add(Buffer.from((headers.authorization ?? "").slice("Basic ".length), "base64").toString());
    if (method === "GET") {
      found = url;
      response.end(JSON.stringify({ indices: indices.map((name) => ({ name })) }));
    } else {
      const name = url.slice(1);
      if (name !== stubborn) deleted.push(`${method ?? ""} ${name}`);
      response.writeHead(name === stubborn ? 403 : 200).end("{}");
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const retention = { metrics: "31d", logs: "30d", traces } as const;
  const script = retentionScript(kubernetesContext({ retention })).replace(
    "https://elasticsearch-es-http.monitoring.svc:9200",
    `http://127.0.0.1:${port}`,
  );
  try {
    const child = spawn("sh", ["-c", script], {
      env: { PATH: process.env.PATH, ES_PASSWORD: "of-the-traces" },
      stdio: ["ignore", "ignore", "pipe"],
      timeout: 20_000,
    });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit") as Promise<[number]>]);
    assert.ok(code !== 0 || errors === "", errors);
    return { code, found, deleted, users };
  } finally {
    server.close();
  }
}

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

describe("the Job that deletes old traces", () => {
  it("deletes the days before those that are kept, of both engines, as their own user", async () => {
    const names = [
      `jaeger-span-${day(7)}`,
      `jaeger-span-${day(8)}`,
      `jaeger-service-${day(9)}`,
      `zipkin-span-${day(400)}`,
    ];
    const { code, found, deleted, users } = await run([...names, `zipkin-dependency-${day(0)}`]);
    assert.equal(code, 0);
    assert.equal(found, "/_resolve/index/jaeger-*,zipkin-*?filter_path=indices.name");
    assert.deepEqual(
      deleted,
      names.slice(1).map((name) => `DELETE ${name}`),
    );
    assert.deepEqual([...users], ["traces:of-the-traces"]);
  });

  it("counts a begun day of retention as a whole one", async () => {
    const names = [1, 2, 3].map((ago) => `jaeger-span-${day(ago)}`);
    assert.deepEqual((await run(names, "36h")).deleted, [`DELETE jaeger-span-${day(3)}`]);
  });

  it("leaves alone what has no day or belongs to others", async () => {
    const names = [
      "jaeger-span-archive",
      `jaeger-span-${day(9)}-restored`,
      `logs-${day(9)}`,
      `my-jaeger-span-${day(9)}`,
    ];
    assert.deepEqual((await run(names)).deleted, []);
  });

  it("has nothing to do in an Elasticsearch without traces", async () => {
    const { code, deleted } = await run([]);
    assert.deepEqual([code, deleted], [0, []]);
  });

  it("fails where Elasticsearch refuses, so that the cluster's alert fires", async () => {
    const index = `jaeger-span-${day(9)}`;
    assert.notEqual((await run([index], "7d", index)).code, 0);
  });
});
