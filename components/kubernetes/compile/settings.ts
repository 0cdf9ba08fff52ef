/** How much the stack is built for; docs/scale.md says from which load each is needed. */
export const profiles = ["small", "ha", "large"] as const;
export type Profile = (typeof profiles)[number];

/** Where traces are kept. */
export const traceStorages = ["memory", "badger", "elasticsearch"] as const;
export type TraceStorage = (typeof traceStorages)[number];

/** What can be published by ingress. */
export const exposable = ["grafana", "prometheus", "alertmanager", "kibana", "traces"] as const;
export type Exposable = (typeof exposable)[number];

/** Volumes whose size config can override. */
export const volumes = ["prometheus", "alertmanager", "grafana", "loki", "elasticsearch", "traces", "thanos"] as const;
export type Volume = (typeof volumes)[number];

/** The product's PostgreSQL, as the exporter reaches it; its password is the secret databasePassword. */
export interface DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly sslMode: "disable" | "require" | "verify-ca" | "verify-full";
}

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

/** A Prometheus-compatible store elsewhere (Mimir, Thanos Receive) that also gets every sample. */
export interface RemoteWriteSettings {
  readonly url: string;
  /** Basic auth, with the secret remoteWritePassword; undefined: none. */
  readonly username?: string | undefined;
}

export interface IngressSettings {
  readonly className: string;
  /** Host name per published interface. */
  readonly hosts: Readonly<Partial<Record<Exposable, string>>>;
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

/** What only the complete tier has, with every default filled in. */
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
  /** Sizes that override the profile's, as Kubernetes quantities. */
  readonly volumes: Readonly<Partial<Record<Volume, string>>>;
  /** True: the provider runs the control plane (EKS, GKE, AKS): etcd, scheduler, controller manager and proxy show no metrics. */
  readonly managedControlPlane: boolean;
  /** Where charts come from. Undefined: each publisher's repository. Else a folder, `oci://…` or `https://…` with all. */
  readonly charts?: string | undefined;
  readonly pushgateway: boolean;
  readonly traceStorage: TraceStorage;
  readonly database: DatabaseSettings;
  readonly objectStorage?: ObjectStorageSettings | undefined;
  readonly remoteWrite?: RemoteWriteSettings | undefined;
  readonly ingress?: IngressSettings | undefined;
  /** Whether `up` waits until everything is ready. */
  readonly wait: boolean;
  /** How long, in seconds, for each release and object. */
  readonly timeoutSeconds: number;
  /** Whether `destroy` leaves the namespaces, with the volumes in them, and the CRDs behind. */
  readonly keepData: boolean;
}
