import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { selfSigned } from "../../../demo/backend/certificate.ts";
import { eventually } from "../../components/prometheus/running-program.ts";
import { tool } from "../toolchain.ts";
import type { Cluster } from "./cluster.ts";

/** A running prometheus-operator, outside of the cluster that it watches. */
export interface PrometheusOperator {
  /** What it logged: one JSON object a line. */
  readonly log: readonly OperatorLogEntry[];
  stop(): Promise<void>;
}

interface OperatorLogEntry {
  readonly level: string;
  readonly msg: string;
  readonly [key: string]: unknown;
}

/** Starts the real prometheus-operator for a cluster that has its CRDs. */
export function startPrometheusOperator({ kubeconfig }: Cluster): PrometheusOperator {
  const operator = spawn(
    tool("prometheus-operator"),
    ["--web.listen-address=127.0.0.1:0", "--log-format=json", "--log-level=info"],
    { env: { ...process.env, KUBECONFIG: kubeconfig }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const kill = () => operator.kill("SIGKILL");
  process.once("exit", kill);
  const log: OperatorLogEntry[] = [];
  for (const stream of [operator.stdout, operator.stderr]) {
    createInterface(stream).on("line", (line) => log.push(entry(line)));
  }
  return {
    log,
    async stop() {
      process.off("exit", kill);
      if (operator.exitCode !== null || operator.signalCode !== null) return;
      kill();
      await once(operator, "exit");
    },
  };
}

/** A panic or a message of a library is no JSON, and nothing to overlook. */
function entry(line: string): OperatorLogEntry {
  try {
    return JSON.parse(line) as OperatorLogEntry;
  } catch {
    return { level: "error", msg: line };
  }
}

/** What the operator warned of or refused. */
export const complaints = ({ log }: Pick<PrometheusOperator, "log">): readonly OperatorLogEntry[] =>
  log.filter(({ level }) => level !== "debug" && level !== "info");

/**
 * The certificate of the operator's webhook, which a Job of the chart makes, and which is simulated here: its monitor asks
 * for it.
 */
export async function makeWebhookCertificate(cluster: Cluster, namespace: string): Promise<void> {
  const { cert, key } = await selfSigned(1);
  const metadata = { name: "kps-admission", namespace };
  await cluster.apply([{ apiVersion: "v1", kind: "Secret", metadata, stringData: { ca: cert, cert, key } }]);
}

interface Stored {
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

/** What kubectl finds, parsed; it prints nothing at all where there is nothing. */
async function found<T>(cluster: Cluster, namespace: string, ...what: string[]): Promise<T | undefined> {
  const text = await cluster.kubectl(["get", "-n", namespace, "--ignore-not-found", "-o", "json", ...what]);
  return text === "" ? undefined : (JSON.parse(text) as T);
}

/** The configuration that the operator made, from the gzip that it keeps in a Secret. */
export async function generatedConfiguration(
  cluster: Cluster,
  { namespace, secret, key }: { readonly namespace: string; readonly secret: string; readonly key: string },
): Promise<string> {
  return eventually(`${secret} with ${key}`, async () => {
    const data = (await found<Stored>(cluster, namespace, "secret", secret))?.data?.[key];
    return data === undefined ? undefined : gunzipSync(Buffer.from(data, "base64")).toString("utf8");
  });
}

/**
 * The rule files that the operator made, by ConfigMap and file, once it has made their ConfigMap.
 *
 * @param owner name of the Prometheus or ThanosRuler
 * @param label by which its ConfigMaps name it
 */
export async function generatedRules(
  cluster: Cluster,
  namespace: string,
  owner: string,
  label = "prometheus-name",
): Promise<ReadonlyMap<string, string>> {
  const { items } = await eventually("rule files", () =>
    found<{ readonly items: readonly Stored[] }>(cluster, namespace, "configmap", "-l", `${label}=${owner}`),
  );
  return new Map(
    items.flatMap(({ metadata, data = {} }) =>
      Object.entries(data).map(([file, content]): [string, string] => [`${metadata.name}/${file}`, content]),
    ),
  );
}

/** The files of a ConfigMap. */
export async function configMap(
  cluster: Cluster,
  namespace: string,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  return (await found<Stored>(cluster, namespace, "configmap", name))?.data ?? {};
}
