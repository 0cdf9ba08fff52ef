import { z } from "zod";
import { exposable, profiles, traceStorages, volumes } from "../../components/kubernetes/compile/settings.ts";
import type { Exposable, Volume } from "../../components/kubernetes/compile/settings.ts";

/** What the Kubernetes API takes for the name of a namespace, a class or a Secret. */
const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a Kubernetes name: lower-case letters, digits, hyphens and dots");

/** Volumes are not sized in bytes or millis. */
const quantity = z.string().regex(/^[1-9]\d*(Mi|Gi|Ti)$/, "a size such as 100Gi");

const profileSize = quantity.meta({ otherwise: "the profile's" });

const text = z.string().min(1);

const hostName = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    "a host name, such as grafana.example.com",
  );

const httpUrl = z.url({ protocol: /^https?$/, error: "an http or https URL" });

const each = <Key extends string, T extends z.ZodType>(keys: readonly Key[], schema: T) =>
  Object.fromEntries(keys.map((key) => [key, schema.optional()])) as Record<Key, z.ZodOptional<T>>;

const database = z.strictObject({
  host: text.optional().meta({
    description: "Where the exporter reaches it",
    otherwise: "postgres.NAMESPACE.svc of the product's namespace",
  }),
  port: z.int().min(1).max(65_535).default(5432).meta({ description: "Its port" }),
  name: text.optional().meta({ description: "Of the database", otherwise: "the product's name" }),
  user: text.default("monitoring").meta({ description: "Whom the exporter logs in as" }),
  sslMode: z
    .enum(["disable", "require", "verify-ca", "verify-full"])
    .default("require")
    .meta({ description: "libpq's sslmode" }),
});

const objectStorage = z.strictObject({
  endpoint: z
    .string()
    .regex(/^[^\s/:]+(:\d+)?$/, "host or host:port, without scheme")
    .optional()
    .meta({ description: "host[:port]", otherwise: "AWS S3 of the region" }),
  region: text.default("us-east-1").meta({ description: "Region of the buckets" }),
  tls: z.boolean().default(true).meta({ description: "False for a store that speaks plain HTTP" }),
  logsBucket: text.meta({ description: "Bucket of Loki's chunks and rules" }),
  metricsBucket: text.meta({ description: "Bucket of Thanos" }),
  serviceAccountAnnotations: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "Give the pods a cloud identity, instead of keys in secret config" }),
});

const remoteWrite = z.strictObject({
  url: httpUrl.meta({ description: "Where it takes Prometheus' remote write" }),
  username: text
    .optional()
    .meta({ description: "Basic auth, with the secret remoteWritePassword", otherwise: "no authentication" }),
});

const ingress = z.strictObject({
  className: name.default("nginx").meta({ description: "Class of the Ingress objects" }),
  hosts: z
    .strictObject(each<Exposable, typeof hostName>(exposable, hostName))
    .meta({ description: "What is published, each under a host name of its own" }),
  tlsSecret: name.optional().meta({
    description: "Secret of type kubernetes.io/tls with the certificate",
    otherwise: "none; required where clusterIssuer is not set",
  }),
  clusterIssuer: name.optional().meta({ description: "cert-manager's ClusterIssuer that makes the certificates" }),
  auth: z
    .enum(["login", "proxy"])
    .optional()
    .meta({ description: "login: by the interface's own; proxy: by the one at authUrl", otherwise: "none; required" }),
  authUrl: httpUrl.optional().meta({ description: "Where ingress-nginx asks whether a request may pass" }),
  authSignin: httpUrl.optional().meta({ description: "Where ingress-nginx sends people who have to sign in" }),
  controllerNamespace: name
    .default("ingress-nginx")
    .meta({ description: "Namespace of the ingress controller, which network policies let in" }),
});

/**
 * What only the complete tier reads, with its defaults; `otherwise` says in words the default of what depends on other
 * settings, which kubernetes.ts fills in.
 */
export const kubernetesSchema = z.strictObject({
  profile: z.enum(profiles).default("small").meta({ description: "What it is built for: docs/scale has the loads" }),
  namespace: name.default("monitoring").meta({
    description: "Of everything but what needs the nodes' own files and network, which lives in NAMESPACE-nodes",
  }),
  productNamespace: name
    .optional()
    .meta({ description: "Where the product's pods run", otherwise: "the product's name" }),
  kubeconfig: text
    .optional()
    .meta({ description: "Path of the kubeconfig", otherwise: "$KUBECONFIG, else ~/.kube/config" }),
  context: text
    .optional()
    .meta({ description: "Context of the kubeconfig", otherwise: "the kubeconfig's current context" }),
  storageClass: name
    .optional()
    .meta({ description: "Class of every volume", otherwise: "the cluster's default class" }),
  volumes: z
    .strictObject(each<Volume, typeof profileSize>(volumes, profileSize))
    .prefault({})
    .meta({ description: "Sizes that override the profile's", otherwise: "the profile's" }),
  managedControlPlane: z.boolean().default(true).meta({
    description: "The cloud runs etcd, scheduler and controller manager, and shows no metrics of them",
  }),
  charts: text.optional().meta({
    description: "Folder, oci:// or https:// address with all charts",
    otherwise: "each publisher's repository",
  }),
  pushgateway: z
    .boolean()
    .default(false)
    .meta({ description: "Whether a Pushgateway takes the metrics of jobs that end before they could be scraped" }),
  traceStorage: z.enum(traceStorages).optional().meta({
    description: "Where traces are kept; memory loses them at a restart",
    otherwise: "badger; with zipkin, and in profile large, elasticsearch",
  }),
  database: database
    .prefault({})
    .meta({ description: "The product's PostgreSQL, whose password is the secret databasePassword" }),
  objectStorage: objectStorage
    .optional()
    .meta({ description: "S3-compatible storage", otherwise: "none; profile large needs it" }),
  remoteWrite: remoteWrite
    .optional()
    .meta({ description: "A Prometheus-compatible store that also gets every sample", otherwise: "none" }),
  ingress: ingress.optional().meta({ description: "Publishes user interfaces", otherwise: "nothing is exposed" }),
  wait: z.boolean().default(true).meta({ description: "Whether `up` waits until everything is ready" }),
  timeoutSeconds: z
    .int()
    .min(10)
    .max(7200)
    // Elasticsearch takes minutes to form a cluster; Helm's own 300 s are tight for images of 1 GB.
    .default(600)
    .meta({ description: "How long, in seconds, it waits for each release and object" }),
  keepData: z
    .boolean()
    .default(true)
    .meta({ description: "Whether `destroy` leaves namespaces, volumes and CRDs behind" }),
});

/** What config said, without defaults. */
export type GivenKubernetes = z.input<typeof kubernetesSchema>;
