import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { serverOptions } from "../../../demo/http.ts";
import type { PrometheusOptions } from "../../../components/prometheus/compile.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import { files } from "../../../components/prometheus/files.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needs } from "../../support/toolchain.ts";
import type { Certified } from "./certificate-chains.ts";
import { authority, leaf } from "./certificate-chains.ts";
import { prod, temporaryFolder } from "./fixture.ts";
import type { RunningProgram } from "./running-program.ts";
import { eventually, startProgram } from "./running-program.ts";

const answers: RequestListener = (_, response) => response.writeHead(200).end();
const refuses: RequestListener = (_, response) => response.writeHead(404).end();

const redirectsTo =
  (address: string): RequestListener =>
  (_, response) =>
    response.writeHead(301, { Location: `https://${address}/` }).end();

/** One that is asked without a token. */
const [check] = stratoai.uptimeChecks;
const catalog = { ...stratoai, uptimeChecks: [check!] };

const expr =
  compile(catalog, prod)
    .objects.ruleFiles.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))
    .find((rule) => "alert" in rule && rule.alert === "CertificateExpiringSoon")?.expr ?? assert.fail("no such alert");

describe("The alert on certificates, with a real prober and real hosts", () => {
  needs("prometheus", "blackbox_exporter");
  const undo = cleanup();
  const folder = temporaryFolder();
  undo(() => {
    folder.remove();
  });
  const hosts = new Map<string, string>();
  let prometheus: RunningProgram;

  /** A host with this certificate, which also serves the others of its chain. Gives its host:port. */
  async function host(name: string, handler: RequestListener, own: Certified, ...chain: Certified[]): Promise<string> {
    const cert = [own, ...chain].map(({ cert: pem }) => pem).join("\n");
    const server = createServer({ ...serverOptions, key: own.key, cert }, handler);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    undo(() => server.close());
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    hosts.set(name, address);
    return address;
  }

  before(async function () {
    this.timeout(60_000);
    const root = await authority({ name: "Root", days: 3650 });
    const oldRoot = await authority({ name: "Old root", days: 3 });
    const goneRoot = await authority({ name: "Gone root", days: -1 });
    const signed = (days: number, by = root) => leaf({ days, signedBy: by });

    const target = await host("the target", answers, await signed(300));
    await host("redirecting", redirectsTo(target), await signed(5));
    await host("refusing", refuses, await signed(5));
    const cross = { name: "Root", keyOf: root };
    await host("cross-signed", answers, await signed(300), await authority({ ...cross, days: 3, signedBy: oldRoot }));
    await host(
      "cross-signed by one gone",
      answers,
      await signed(300),
      await authority({ ...cross, days: -1, signedBy: goneRoot }),
    );
    const intermediate = await authority({ name: "Intermediate", days: 5, signedBy: root });
    await host("with a short intermediate", answers, await signed(300, intermediate), intermediate);
    const own = {
      "self-signed for 5 days": await leaf({ days: 5 }),
      "self-signed for 300 days": await leaf({ days: 300 }),
    };
    for (const [name, certificate] of Object.entries(own)) await host(name, answers, certificate);
    await host("unknown", answers, await leaf({ days: 300 }));

    const pem = (path: string, ...all: Certified[]) => ({ path, content: all.map(({ cert }) => cert).join("\n") });
    const certificateProbes = Object.keys(own).map((name) => ({
      name,
      service: "api",
      address: hosts.get(name)!,
      authority: { name: name.replaceAll(" ", "-"), file: join(folder.path, `${name}.pem`) },
    }));
    const options: PrometheusOptions = { longestProbeInterval: "1s", alertmanagers: [], certificateProbes };
    folder.write([
      pem("trusted.pem", root, oldRoot, goneRoot),
      ...Object.entries(own).map(([name, certificate]) => pem(`${name}.pem`, certificate)),
      ...files(compile(catalog, prod, options).objects),
    ]);
    const trusted = { SSL_CERT_FILE: join(folder.path, "trusted.pem"), SSL_CERT_DIR: folder.path };
    const args = ["--config.file=prometheus/blackbox.yml"];
    const blackbox = await startProgram("blackbox_exporter", args, folder.path, "/metrics", trusted);
    undo(() => blackbox.stop());

    // Each host is the base URL of a stack; one Prometheus scrapes the probes of all of them.
    const stacks = [...hosts].flatMap(([name, address], index) => {
      const stack = { ...prod, baseUrl: `https://${address}`, environment: name };
      const compiled = compile(catalog, stack, { ...options, blackbox: new URL(blackbox.url).host });
      return compiled.objects.config!.object.scrape_configs.flatMap(({ object }) =>
        object.metrics_path === "/probe" ? [{ ...object, job_name: `${object.job_name}-${index}` }] : [],
      );
    });
    folder.write([{ path: "prometheus.yml", content: JSON.stringify({ scrape_configs: stacks }) }]);
    prometheus = await startProgram(
      "prometheus",
      ["--config.file=prometheus.yml", "--storage.tsdb.path=data"],
      folder.path,
      "/-/ready",
    );
    undo(() => prometheus.stop());
    await eventually("a probe of everything", async () => {
      const [probed] = await query("count(probe_success)");
      return Number(probed?.value) === stacks.flatMap(({ static_configs }) => static_configs).length ? true : undefined;
    });
  });

  async function query(text: string) {
    const response = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(text)}`);
    const { data } = (await response.json()) as {
      data: { result: readonly { metric: Readonly<Record<string, string>>; value: readonly [number, string] }[] };
    };
    return data.result.map(({ metric, value: [, value] }) => ({ metric, value }));
  }

  /** What is told: the certificates that are about to expire, by the `check` label. */
  const told = async () => new Set((await query(expr)).map(({ metric }) => metric.check));
  const certificateOf = (name: string) => `Certificate of ${hosts.get(name)}`;

  it("tells of a host with 5 days left that redirects to one with 300, which its check follows", async () => {
    assert.ok((await told()).has(certificateOf("redirecting")));
    assert.ok(!(await told()).has(certificateOf("the target")));
    const [success] = await query('probe_success{job="uptime",environment="redirecting"}');
    assert.equal(success?.value, "1");
  });

  it("tells of one whose answers are no success", async () => {
    assert.ok((await told()).has(certificateOf("refusing")));
  });

  it("does not tell of a root that is also signed by one with 3 days left, or by one that is gone", async () => {
    assert.ok(!(await told()).has(certificateOf("cross-signed")));
    assert.ok(!(await told()).has(certificateOf("cross-signed by one gone")));
    const [days] = await query(
      `(probe_ssl_last_chain_expiry_timestamp_seconds{check="${certificateOf("cross-signed")}"} - time()) / 86400`,
    );
    assert.ok(Math.abs(Number(days?.value) - 300) < 1, days?.value);
  });

  it("tells of an intermediate with 5 days left that no other chain goes without", async () => {
    assert.ok((await told()).has(certificateOf("with a short intermediate")));
  });

  it("tells of a certificate that vouches for itself when it expires, not that nobody else does", async () => {
    assert.ok((await told()).has("self-signed for 5 days"));
    assert.ok(!(await told()).has("self-signed for 300 days"));
  });

  it("leaves one that nobody vouches for to the check, which fails", async () => {
    assert.ok(!(await told()).has(certificateOf("unknown")));
    const [success] = await query('probe_success{job="uptime",environment="unknown"}');
    assert.equal(success?.value, "0");
  });
});
