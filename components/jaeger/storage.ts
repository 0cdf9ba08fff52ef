import type { KubernetesContext } from "../kubernetes/context.ts";
import type { JsonMap } from "../kubernetes/object.ts";
import type { Claim } from "../kubernetes/claims.ts";
import { singleClaim } from "../kubernetes/claims.ts";
import { claim } from "../kubernetes/pod/volume-claim.ts";
import { requireDocuments } from "../trace-stores/documents.ts";
import type { VolumeMount } from "../kubernetes/pod/mounts.ts";
import { inHours } from "../trace-stores/retention.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import type { JaegerValues } from "./jaeger-values.ts";

/** Variable of Jaeger's pod. */
const password = "ES_PASSWORD";

const claimName = "jaeger-badger";

const badgerMount: VolumeMount = { name: "badger", mountPath: "/badger" };

/** About 30 KB each, with ten spans, in the memory of the process. */
export const tracesInMemory = 10_000;

/** Kinds of indices that Jaeger has. */
const kinds = ["dependencies", "sampling", "services", "spans"] as const;

function elasticsearch(context: KubernetesContext): JsonMap {
  const { settings, retention } = context;
  const { url, user, certificate } = requireDocuments(context);
  return {
    server_urls: [url],
    auth: { basic: { username: user, password: `\${env:${password}}` } },
    tls: { ca_file: certificate.file },
    // How far back it looks: three days by default, so that older traces would be kept and never found.
    max_span_age: inHours(retention.traces),
    indices: Object.fromEntries(kinds.map((kind) => [kind, { ...tracesSizes[settings.profile].store.index }])),
  };
}

const badger = ({ retention }: KubernetesContext): JsonMap => ({
  ephemeral: false,
  directories: { keys: `${badgerMount.mountPath}/keys`, values: `${badgerMount.mountPath}/values` },
  ttl: { spans: inHours(retention.traces) },
});

/** The store in Jaeger's own words. */
export function backend(context: KubernetesContext): JsonMap {
  switch (context.settings.traceStorage) {
    case "memory":
      return { memory: { max_traces: tracesInMemory } };
    case "badger":
      return { badger: badger(context) };
    case "elasticsearch":
      return { elasticsearch: elasticsearch(context) };
  }
}

const badgerVolume = ({ settings }: KubernetesContext): string =>
  settings.volumes.traces ?? tracesSizes[settings.profile].store.volume;

export const jaegerClaims = (context: KubernetesContext): readonly Claim[] =>
  context.settings.traceStorage === "badger"
    ? [singleClaim(claimName, { settings: context.settings, size: badgerVolume(context), setting: "traces" })]
    : [];

type Needs = Pick<JaegerValues, "extraObjects"> &
  Partial<Pick<JaegerValues["jaeger"], "extraEnv" | "extraVolumes" | "extraVolumeMounts">>;

/**
 * What the store needs of the pod. Badger's volume belongs to the release, so that it is there with the pod, and stays
 * when that goes: with its namespace it is deleted or kept, as other volumes are.
 */
export function needs(context: KubernetesContext): Needs {
  const { settings } = context;
  switch (settings.traceStorage) {
    case "memory":
      return {};
    case "badger": {
      const { metadata, spec } = claim(claimName, badgerVolume(context), settings);
      return {
        extraVolumes: [{ name: badgerMount.name, persistentVolumeClaim: { claimName } }],
        extraVolumeMounts: [badgerMount],
        extraObjects: [
          {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            metadata: { ...metadata, annotations: { "helm.sh/resource-policy": "keep" } },
            spec,
          },
        ],
      };
    }
    case "elasticsearch": {
      const { passwordSecret, certificate } = requireDocuments(context);
      return {
        extraEnv: [{ name: password, valueFrom: { secretKeyRef: { name: passwordSecret, key: "password" } } }],
        extraVolumes: [certificate.volume],
        extraVolumeMounts: [certificate.mount],
      };
    }
  }
}
