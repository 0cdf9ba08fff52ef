import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { accelerate } from "../../../../model/accelerate.ts";
import { allAlerts } from "../../../../model/catalog.ts";
import { compile } from "../../../../components/prometheus/compile/index.ts";
import { needs } from "../../../support/toolchain.ts";
import { prod, temporaryFolder } from "../fixture.ts";
import { eventually, startProgram } from "../running-program.ts";
import type { RunningProgram } from "../running-program.ts";
import { cleanup } from "../../../support/cleanup.ts";

const token = "only-in-its-file";

/** Plays the backend: a metric whose label collides with its target's, and routes that want a token or none. */
async function startBackend(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    if (request.url === "/api/optimization/metrics") {
      response.setHeader("content-type", "text/plain; version=0.0.4");
      response.end('circuit_breaker_state{service="stripe",state="open"} 1\nother{service="own"} 1\n');
      return;
    }
    const open = request.url?.startsWith("/health") === true;
    response.statusCode = open || request.headers.authorization === `Bearer ${token}` ? 200 : 401;
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("The compiled configuration, in a running Prometheus", () => {
  needs("prometheus", "blackbox_exporter");
  const folder = temporaryFolder();
  const undo = cleanup();
  undo(() => {
    folder.remove();
  });
  const started: RunningProgram[] = [];
  let backend: Server;
  let prometheus: RunningProgram;

  before(async function () {
    this.timeout(60_000);
    const { server, address } = await startBackend();
    backend = server;
    undo(() => backend.close());
    undo(async () => {
      for (const program of started) await program.stop();
    });
    const catalog = accelerate(stratoai, 20);
    const stack = { ...prod, baseUrl: `http://${address}` };
    const everybody = Object.fromEntries(stratoai.scrapeJobs.map(({ name }) => [name, []]));
    const options = {
      targets: { ...everybody, "stratoai-backend": [{ target: address }] },
      alertmanagers: [],
      secretsDirectory: folder.path,
      longestProbeInterval: "3s",
    } as const;
    const compiled = compile(catalog, stack, options);
    folder.write([...compiled.artifacts, { path: "uptimeToken", content: token }]);
    const blackbox = await startProgram("blackbox_exporter", ["--config.file=prometheus/blackbox.yml"], folder.path);
    started.push(blackbox);
    folder.write(compile(catalog, stack, { ...options, blackbox: new URL(blackbox.url).host }).artifacts);
    const args = ["--config.file=prometheus/prometheus.yml", "--storage.tsdb.path=data"];
    prometheus = await startProgram("prometheus", args, folder.path, "/-/ready");
    started.push(prometheus);
  });

  async function api<T>(path: string): Promise<T> {
    return ((await (await fetch(`${prometheus.url}/api/v1/${path}`)).json()) as { data: T }).data;
  }

  async function series(query: string): Promise<readonly Readonly<Record<string, string>>[] | undefined> {
    const { result } = await api<{ result?: { metric: Record<string, string> }[] }>(
      `query?query=${encodeURIComponent(query)}`,
    );
    return result === undefined || result.length === 0 ? undefined : result.map(({ metric }) => metric);
  }

  it("evaluates every rule without an error", async () => {
    interface Rule {
      readonly name: string;
      readonly type: string;
      readonly health: string;
    }
    const rules = await eventually("every rule's first evaluation", async () => {
      const { groups } = await api<{ groups?: { rules: Rule[] }[] }>("rules");
      const all = groups?.flatMap((group) => group.rules) ?? [];
      return all.length > 0 && all.every(({ health }) => health !== "unknown") ? all : undefined;
    });
    assert.deepEqual(
      rules.filter(({ health }) => health !== "ok"),
      [],
    );
    const alerts = rules.filter(({ type }) => type === "alerting").map(({ name }) => name);
    assert.deepEqual(
      alerts.sort(),
      allAlerts(stratoai)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it("stores a label that collides with the target's under the name that the catalog gives it", async () => {
    const [breaker] = await eventually("the breaker", () => series("circuit_breaker_state"));
    assert.deepEqual(breaker, {
      __name__: "circuit_breaker_state",
      job: "stratoai-backend",
      instance: breaker?.instance,
      service: "api",
      environment: "prod",
      cluster: "main",
      breaker: "stripe",
      state: "open",
    });
    const [other] = await eventually("another metric", () => series("other"));
    assert.equal(other?.exported_service, "own");
  });

  it("probes every uptime check as the one job uptime, with its token", async () => {
    const probes = await eventually("a successful probe of each check", async () => {
      const found = await series('probe_success{job="uptime"} == 1');
      return found?.length === stratoai.uptimeChecks.length ? found : undefined;
    });
    assert.deepEqual(
      probes.map(({ check, service }) => `${service ?? ""}: ${check ?? ""}`).sort(),
      stratoai.uptimeChecks.map(({ name, service }) => `${service}: ${name}`).sort(),
    );
  });

  it("shows no token", async () => {
    const { yaml } = await api<{ yaml: string }>("status/config");
    assert.match(yaml, /uptime/);
    assert.doesNotMatch(yaml, new RegExp(token));
  });
});
