import type { KubernetesContext } from "../../../../components/kubernetes/context.ts";
import type { LogAlertInputs } from "../../../../components/kubernetes/logs/index.ts";
import type { ObjectStorageSettings } from "../../../../components/kubernetes/settings.ts";
import { profiles } from "../../../../components/kubernetes/settings.ts";
import { ofItem } from "../../../../model/origin.ts";
import { kubernetesContext } from "../context.ts";

export const noAlerts: LogAlertInputs = { lokiRules: [], logstashOutputs: "", logstashCounters: "" };

export const alerts: LogAlertInputs = {
  lokiRules: [{ name: "log-alerts", origin: ofItem("logAlerts"), groups: [] }],
  logstashOutputs: '  if [level] == "error" {\n    udp { host => "statsd-exporter" port => "8125" }\n  }',
  logstashCounters: "input { heartbeat {} }\n",
};

export const objectStorage: ObjectStorageSettings = {
  endpoint: "minio.storage.svc:9000",
  region: "eu-west-1",
  tls: false,
  buckets: { logs: "stratoai-logs", metrics: "stratoai-metrics" },
  serviceAccountAnnotations: {},
};

export const storageKeys = ["objectStorageAccessKey", "objectStorageSecretKey"] as const;

/** Every profile with each log store and trace storage, with and without object storage as settings allow. */
export const everyStack: readonly (readonly [name: string, context: KubernetesContext])[] = profiles.flatMap(
  (profile) =>
    (["elk", "loki", undefined] as const).flatMap((logs) =>
      (["badger", "elasticsearch"] as const).flatMap((traceStorage) =>
        (profile === "large" ? [objectStorage] : [undefined, objectStorage]).map((storage) => {
          const name = `${profile}, logs ${logs ?? "none"}, traces in ${traceStorage}${storage ? ", object storage" : ""}`;
          const settings = { profile, traceStorage, ...(storage ? { objectStorage: storage } : {}) };
          return [name, kubernetesContext({ logs, settings })] as const;
        }),
      ),
    ),
);
