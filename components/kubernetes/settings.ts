/** How much the stack is built for; docs/scale says from which load each is needed. */
export const profiles = ["small", "ha", "large"] as const;
export type Profile = (typeof profiles)[number];

/** Where traces are kept: in what Jaeger and Zipkin have between them, each says in `storages` which. */
export const traceStorages = ["memory", "badger", "elasticsearch"] as const;
export type TraceStorage = (typeof traceStorages)[number];

/** Behind the main namespace's name: that of what needs the nodes' own files and network. */
export const nodesSuffix = "-nodes";

/**
 * S3-compatible storage. With keys in secret config (objectStorageAccessKey, objectStorageSecretKey), or without where
 * the pods' service accounts have a cloud identity.
 */
export interface ObjectStorageSettings {
  /** host[:port] without scheme; undefined: AWS S3 of the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** False: plain HTTP, for a store in the cluster. */
  readonly tls: boolean;
  readonly buckets: { readonly logs: string; readonly metrics: string };
  /** Annotations that give the service accounts their cloud identity, e.g. `eks.amazonaws.com/role-arn`. */
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;
}

export interface IngressSettings {
  readonly className: string;
  /** Host name per published interface, by the name that its backend has for it. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The certificate: a Secret of type kubernetes.io/tls that exists, or a cert-manager ClusterIssuer. */
  readonly tls: { readonly secret: string } | { readonly clusterIssuer: string };
  /**
   * `login`: by the interface's own login, for those that have one. Else an authenticating proxy that ingress-nginx
   * asks (auth-url) and sends people to (auth-signin).
   */
  readonly auth: "login" | { readonly url: string; readonly signin?: string | undefined };
  /** Namespace of the ingress controller, which network policies let in. */
  readonly controllerNamespace: string;
}

/** What everything in a cluster may read, with every default filled in; the rest of `kubernetes` single backends have. */
export interface KubernetesSettings {
  readonly profile: Profile;
  /** Of everything but what needs the nodes' own files and network, which lives in `${namespace}-nodes`. */
  readonly namespace: string;
  /** True: both namespaces are somebody else's: they must exist, and are neither made, labelled nor deleted. */
  readonly adoptNamespaces: boolean;
  /** Where the product's pods run: they are scraped there, and may send StatsD and traces. */
  readonly productNamespace: string;
  /** Path of the kubeconfig. Undefined: the environment's KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig?: string | undefined;
  /** Undefined: the kubeconfig's current context. */
  readonly context?: string | undefined;
  /** Undefined: the cluster's default class. */
  readonly storageClass?: string | undefined;
  /** Sizes that override the profile's, as Kubernetes quantities, by the names that backends have for their volumes. */
  readonly volumes: Readonly<Record<string, string>>;
  /** Where charts come from. Undefined: each publisher's repository. Else a folder, `oci://…` or `https://…` with all. */
  readonly charts?: string | undefined;
  readonly traceStorage: TraceStorage;
  readonly objectStorage?: ObjectStorageSettings | undefined;
  readonly ingress?: IngressSettings | undefined;
  /** Whether `up` waits until everything is ready. */
  readonly wait: boolean;
  /** How long, in seconds, for each release and object. */
  readonly timeoutSeconds: number;
  /** Whether `destroy` leaves the namespaces, with the volumes in them, and the CRDs behind. */
  readonly keepData: boolean;
}
