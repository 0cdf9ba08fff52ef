import { z } from "zod";
import { folderOrAddress, httpUrl } from "../http-url.ts";
import { nodesSuffix, profiles, traceStorages } from "./settings.ts";

/** What the Kubernetes API takes for the name of a namespace: a label of DNS. */
const namespaceName = (longest: number) =>
  z
    .string()
    .max(longest, `at most ${longest} characters`)
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "a namespace's name: lower-case letters, digits and hyphens");

/** In characters. */
const longestNamespace = 63;

/** What the Kubernetes API takes for the name of a class or a Secret. */
const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "a Kubernetes name: lower-case letters, digits, hyphens and dots");

/** Volumes are not sized in bytes or millis. */
const quantity = z.string().regex(/^[1-9]\d*(Mi|Gi|Ti)$/, "a size such as 100Gi");

/** The size of one volume. */
export const volumeSize = quantity.meta({ otherwise: "the profile's" }).optional();

const text = z.string().min(1);

/** Where one interface is published. */
export const publishedHost = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    "a host name, such as grafana.example.com",
  )
  .optional();

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

const ingress = z.strictObject({
  className: name.default("nginx").meta({ description: "Class of the Ingress objects" }),
  hosts: z.strictObject({}).meta({ description: "What is published, each under a host name of its own" }),
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
  controllerNamespace: namespaceName(longestNamespace)
    .default("ingress-nginx")
    .meta({ description: "Namespace of the ingress controller, which network policies let in" }),
});

/**
 * What a cluster and everything in it read, with its defaults. What single backends read is declared in their folders, as
 * are the entries of `volumes` and `ingress.hosts` (own-settings.ts). `otherwise` says in words the default of what depends
 * on other settings, which settings-resolve.ts fills in.
 */
const kubernetesSchema = z.strictObject({
  profile: z.enum(profiles).default("small").meta({ description: "What it is built for: docs/scale has the loads" }),
  namespace: namespaceName(longestNamespace - nodesSuffix.length)
    .default("monitoring")
    .meta({
      description: "Of everything but what needs the nodes' own files and network, which lives in NAMESPACE-nodes",
    }),
  adoptNamespaces: z.boolean().default(false).meta({
    description:
      "Uses namespaces that are not ours: NAMESPACE and NAMESPACE-nodes must exist, and are neither made, labelled nor deleted",
  }),
  productNamespace: namespaceName(longestNamespace)
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
    .strictObject({})
    .prefault({})
    .meta({ description: "Sizes that override the profile's", otherwise: "the profile's" }),
  charts: folderOrAddress.optional().meta({
    description: "Folder, oci:// or https:// address with all charts",
    otherwise: "each publisher's repository",
  }),
  // Of Jaeger and Zipkin: one key for whichever the stack has.
  traceStorage: z.enum(traceStorages).optional().meta({
    description: "Where traces are kept; memory loses them at a restart",
    otherwise: "badger; with zipkin, and in profile large, elasticsearch",
  }),
  // Of Loki, and of Prometheus with Thanos.
  objectStorage: objectStorage
    .optional()
    .meta({ description: "S3-compatible storage", otherwise: "none; profile large needs it" }),
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

/** Keys of stack config that only stacks in a cluster read. */
export const clusterSettingsSchema = z.strictObject({
  kubernetes: kubernetesSchema.prefault({}).meta({ description: "The cluster, and how it is used" }),
  infrastructureUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month for the machines that run it", otherwise: "not known" }),
});

const byName = z.record(z.string(), z.string());

/** What is checked already, completed: single backends' keys pass and are left out, their entries are kept by their names. */
export const completedKubernetes = z.object({
  ...kubernetesSchema.shape,
  volumes: byName.prefault({}),
  ingress: ingress.extend({ hosts: byName }).optional(),
});

/** What config said of the cluster, without defaults. */
export type GivenKubernetes = z.input<typeof completedKubernetes>;
