import { z } from "zod";
import { exposable, profiles, traceStorages, volumes } from "../../components/kubernetes/compile/settings.ts";
import type { Exposable, Volume } from "../../components/kubernetes/compile/settings.ts";

/** What the Kubernetes API takes for the name of a namespace, a class or a Secret. */
const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a Kubernetes name: lower-case letters, digits, hyphens and dots");

/** Volumes are not sized in bytes or millis. */
const quantity = z.string().regex(/^[1-9]\d*(Mi|Gi|Ti)$/, "a size such as 100Gi");

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

const database = z
  .strictObject({
    host: text.meta({ description: "Default: postgres.NAMESPACE.svc of the product's namespace" }),
    port: z.int().min(1).max(65_535).meta({ description: "Default: 5432" }),
    name: text.meta({ description: "Default: the product's name" }),
    user: text.meta({ description: "Default: monitoring" }),
    sslMode: z.enum(["disable", "require", "verify-ca", "verify-full"]).meta({ description: "Default: require" }),
  })
  .partial();

const objectStorage = z.strictObject({
  endpoint: z
    .string()
    .regex(/^[^\s/:]+(:\d+)?$/, "host or host:port, without scheme")
    .optional()
    .meta({ description: "host[:port]. Default: AWS S3 of the region" }),
  region: text.optional().meta({ description: "Default: us-east-1" }),
  tls: z.boolean().optional().meta({ description: "False for a store that speaks plain HTTP. Default: true" }),
  logsBucket: text.meta({ description: "Bucket of Loki's chunks and rules" }),
  metricsBucket: text.meta({ description: "Bucket of Thanos" }),
  serviceAccountAnnotations: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: "Give the pods a cloud identity, instead of keys in secret config" }),
});

const remoteWrite = z.strictObject({
  url: httpUrl,
  username: text.optional().meta({ description: "Basic auth, with the secret remoteWritePassword. Default: none" }),
});

const ingress = z.strictObject({
  className: name.optional().meta({ description: "Default: nginx" }),
  hosts: z
    .strictObject(each<Exposable, typeof hostName>(exposable, hostName))
    .meta({ description: "What is published, each under a host name of its own" }),
  tlsSecret: name.optional().meta({ description: "Secret of type kubernetes.io/tls with the certificate" }),
  clusterIssuer: name.optional().meta({ description: "cert-manager's ClusterIssuer that makes the certificates" }),
  auth: z
    .enum(["login", "proxy"])
    .optional()
    .meta({ description: "login: by the interface's own; proxy: by the one at authUrl" }),
  authUrl: httpUrl.optional().meta({ description: "Where ingress-nginx asks whether a request may pass" }),
  authSignin: httpUrl.optional().meta({ description: "Where ingress-nginx sends people who have to sign in" }),
  controllerNamespace: name.optional().meta({ description: "Default: ingress-nginx" }),
});

/** What only the complete tier reads; the defaults stand in kubernetes.ts. */
export const kubernetesSchema = z
  .strictObject({
    profile: z.enum(profiles).meta({ description: "What it is built for: docs/scale has the loads. Default: small" }),
    namespace: name.meta({ description: "Default: monitoring" }),
    adoptNamespaces: z.boolean().meta({
      description:
        "Uses namespaces that are not ours: NAMESPACE and NAMESPACE-nodes must exist, and are neither made, labelled nor deleted. Default: false",
    }),
    productNamespace: name.meta({ description: "Where the product's pods run. Default: the product's name" }),
    kubeconfig: text.meta({ description: "Path. Default: $KUBECONFIG, else ~/.kube/config" }),
    context: text.meta({ description: "Default: the kubeconfig's current context" }),
    storageClass: name.meta({ description: "Default: the cluster's default class" }),
    volumes: z
      .strictObject(each<Volume, typeof quantity>(volumes, quantity))
      .meta({ description: "Sizes that override the profile's" }),
    managedControlPlane: z.boolean().meta({
      description: "The cloud runs etcd, scheduler and controller manager, and shows no metrics of them. Default: true",
    }),
    charts: text.meta({
      description: "Folder, oci:// or https:// address with all charts. Default: each publisher's repository",
    }),
    pushgateway: z.boolean().meta({ description: "Default: false" }),
    traceStorage: z
      .enum(traceStorages)
      .meta({ description: "Default: badger with jaeger, elasticsearch with zipkin and in profile large" }),
    database: database.meta({ description: "The product's PostgreSQL, whose password is the secret databasePassword" }),
    objectStorage: objectStorage.meta({ description: "S3-compatible; profile large needs it" }),
    remoteWrite: remoteWrite.meta({ description: "A Prometheus-compatible store that also gets every sample" }),
    ingress: ingress.meta({ description: "Publishes user interfaces. Default: nothing is exposed" }),
    wait: z.boolean().meta({ description: "Whether `up` waits until everything is ready. Default: true" }),
    timeoutSeconds: z
      .int()
      .min(10)
      .max(7200)
      .meta({ description: "How long it waits for each release and object. Default: 600" }),
    keepData: z
      .boolean()
      .meta({ description: "Whether `destroy` leaves namespaces, volumes and CRDs behind. Default: true" }),
  })
  .partial();

export type GivenKubernetes = z.output<typeof kubernetesSchema>;
