import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { selfSigned } from "../../../demo/backend/certificate.ts";
import type { Cluster } from "../../support/kubernetes/cluster.ts";
import { configMap, generatedConfiguration, generatedRules } from "../../support/kubernetes/prometheus-operator.ts";

/** What the operator made, as files that the real tools read. */
export interface GeneratedFiles {
  readonly folder: string;
  /** Path of Prometheus' configuration. */
  readonly prometheus: string;
  /** Path of each rule file → its content. */
  readonly rules: ReadonlyMap<string, string>;
  /** Path of Alertmanager's configuration, with the templates that it names beside it. */
  readonly alertmanager: string;
  remove(): void;
}

/** Where the pods have the rule files, the templates, certificates and what the API server knows them by. */
const mounts = {
  rules: "/etc/prometheus/rules/",
  configMaps: "/etc/alertmanager/configmaps/",
  certificates: "/etc/prometheus/certs/",
  account: "/var/run/secrets/kubernetes.io/serviceaccount/",
};

/** Names of the files in a folder that a configuration asks for. */
const filesIn = (folder: string, config: string): readonly string[] =>
  [...config.matchAll(new RegExp(`${folder}([\\w.-]+)`, "g"))].map(([, name = ""]) => name);

/** What the reloader in the first of the pods puts in place of its variables. */
const inFirstPod = (config: string): string =>
  config.replaceAll("$(SHARD)", "0").replaceAll("$(POD_NAME)", "prometheus-kps-prometheus-0");

export async function generatedFiles(cluster: Cluster, namespace: string): Promise<GeneratedFiles> {
  const folder = mkdtempSync(join(tmpdir(), "generated-"));
  const write = (path: string, content: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const [prometheus, rules, alertmanager, templates] = await Promise.all([
    generatedConfiguration(cluster, {
      namespace,
      secret: "prometheus-kps-prometheus",
      key: "prometheus.yaml.gz",
    }),
    generatedRules(cluster, namespace, "kps-prometheus"),
    generatedConfiguration(cluster, {
      namespace,
      secret: "alertmanager-kps-alertmanager-generated",
      key: "alertmanager.yaml.gz",
    }),
    configMap(cluster, namespace, "alertmanager-templates"),
  ]);
  for (const [name, content] of Object.entries(templates)) write(`alertmanager-templates/${name}`, content);
  // promtool looks whether files are there, and into certificates.
  const { cert } = await selfSigned(1);
  for (const name of filesIn(mounts.certificates, prometheus)) write(`certificates/${name}`, cert);
  for (const name of filesIn(mounts.account, prometheus)) write(`account/${name}`, cert);
  return {
    folder,
    prometheus: write(
      "prometheus.yml",
      inFirstPod(prometheus)
        .replaceAll(mounts.rules, `${folder}/rules/`)
        .replaceAll(mounts.certificates, `${folder}/certificates/`)
        .replaceAll(mounts.account, `${folder}/account/`),
    ),
    rules: new Map([...rules].map(([path, content]) => [write(`rules/${path}`, content), content])),
    alertmanager: write("alertmanager.yml", alertmanager.replaceAll(mounts.configMaps, `${folder}/`)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
