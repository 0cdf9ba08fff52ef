import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { SecretSpec } from "../kubernetes/resources.ts";
import type { DocumentStore } from "../kubernetes/offers.ts";
import { requireDocuments } from "../trace-stores/documents.ts";
import { readOnly } from "../kubernetes/pod/security.ts";
import type { VolumeMount } from "../kubernetes/pod/mounts.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import type { TrustStoreContainer, ZipkinValues } from "./zipkin-values.ts";

/** About 1 KB each, in the heap. */
export const spansInMemory = 200_000;

const credentialsName = "zipkin-elasticsearch";

const credentialsFile = "credentials.properties";

const credentials: VolumeMount = { name: "credentials", mountPath: "/credentials", readOnly: true };

const trust: VolumeMount = { name: "trust", mountPath: "/trust" };

const trustStore = `${trust.mountPath}/elasticsearch.jks`;

/**
 * Java takes certificates from a store of its own format only, and Zipkin's image has no tool to make one. Elasticsearch's
 * has, and is in the cluster anyway. Reading the store takes no password: it holds nothing but the public certificate.
 */
const trustStoreContainer = ({ javaImage, certificate }: DocumentStore): TrustStoreContainer => ({
  name: "trust-store",
  image: javaImage,
  command: [
    "/usr/share/elasticsearch/jdk/bin/keytool",
    "-J-XX:-UsePerfData",
    "-importcert",
    "-noprompt",
    "-alias",
    "elasticsearch",
    "-file",
    certificate.file,
    "-keystore",
    trustStore,
    "-storetype",
    "JKS",
    "-storepass",
    "certificates",
  ],
  resources: resources("50m", "64Mi", "256Mi"),
  securityContext: readOnly,
  volumeMounts: [certificate.mount, trust],
});

interface Storage extends Pick<ZipkinValues, "extraInitContainers" | "volumes" | "volumeMounts"> {
  readonly settings: ZipkinValues["zipkin"]["storage"];
  readonly variables: Readonly<Record<string, string>>;
  readonly javaOptions: readonly string[];
}

/** What the store needs of Zipkin and its pod. */
export function storage(context: KubernetesContext): Storage {
  if (context.settings.traceStorage !== "elasticsearch") {
    return {
      settings: { type: "mem" },
      variables: { MEM_MAX_SPANS: String(spansInMemory) },
      javaOptions: [],
      volumes: [],
      volumeMounts: [],
    };
  }
  const documents = requireDocuments(context);
  const { shards, replicas } = tracesSizes[context.settings.profile].store.index;
  return {
    settings: { type: "elasticsearch", elasticsearch: { hosts: documents.url } },
    variables: {
      ES_CREDENTIALS_FILE: `${credentials.mountPath}/${credentialsFile}`,
      ES_INDEX_REPLICAS: String(replicas),
      ES_INDEX_SHARDS: String(shards),
      // With any, Zipkin makes templates of today's kind; without, of one that Elasticsearch will give up.
      ES_TEMPLATE_PRIORITY: "500",
    },
    javaOptions: [`-Djavax.net.ssl.trustStore=${trustStore}`],
    extraInitContainers: [trustStoreContainer(documents)],
    volumes: [
      documents.certificate.volume,
      { name: credentials.name, secret: { secretName: credentialsName } },
      { name: trust.name, emptyDir: { sizeLimit: "1Mi" } },
    ],
    volumeMounts: [credentials, { ...trust, readOnly: true }],
  };
}

/** The file of Zipkin's credentials, which the chart would else take as plain values. */
export const credentialsSecret = (namespace: string, { user, password }: DocumentStore): SecretSpec => ({
  name: credentialsName,
  namespace,
  keys: {
    [credentialsFile]: [
      `zipkin.storage.elasticsearch.username=${user}\nzipkin.storage.elasticsearch.password=`,
      password,
      "\n",
    ],
  },
  readBy: "Zipkin, to log in to Elasticsearch",
  origin: ofBackend("zipkin"),
});
