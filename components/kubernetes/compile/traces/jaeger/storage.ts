import type { KubernetesContext } from "../../context.ts";
import type { JsonMap } from "../../kubernetes-object.ts";
import type { Claim } from "../../claims.ts";
import { singleClaim } from "../../claims.ts";
import { claim } from "../../pod/volume-claim.ts";
import { tracesUserSecret } from "../../logs/traces-user.ts";
import {
  certificateFile,
  certificateMount,
  certificateVolume,
  elasticsearchUrl,
} from "../elasticsearch/certificate.ts";
import { tracesUser } from "../elasticsearch/user.ts";
import type { VolumeMount } from "../../pod/mounts.ts";
import { inHours } from "../retention.ts";
import { tracesSizes } from "../sizing.ts";
import type { JaegerValues } from "./jaeger-values.ts";

/** Variable of Jaeger's pod. */
const password = "ES_PASSWORD";

const claimName = "jaeger-badger";

const badgerMount: VolumeMount = { name: "badger", mountPath: "/badger" };

/** About 30 KB each, with ten spans, in the memory of the process. */
export const tracesInMemory = 10_000;

/** Kinds of indices that Jaeger has. */
const kinds = ["dependencies", "sampling", "services", "spans"] as const;

const elasticsearch = ({ settings, retention }: KubernetesContext): JsonMap => ({
  server_urls: [elasticsearchUrl(settings)],
  auth: { basic: { username: tracesUser, password: `\${env:${password}}` } },
  tls: { ca_file: certificateFile },
  // How far back it looks: three days unless told, so that older traces would be kept and never found.
  max_span_age: inHours(retention.traces),
  indices: Object.fromEntries(kinds.map((kind) => [kind, { ...tracesSizes[settings.profile].store.index }])),
});

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
    case "elasticsearch":
      return {
        extraEnv: [{ name: password, valueFrom: { secretKeyRef: { name: tracesUserSecret, key: "password" } } }],
        extraVolumes: [certificateVolume],
        extraVolumeMounts: [certificateMount],
      };
  }
}
