/** A port that a workload's pods listen on (the container's, not the Service's). */
export interface Listener {
  readonly port: number;
  readonly protocol?: "TCP" | "UDP";
}

/** Where a workload connects to. */
export type Call =
  /** Another workload of the stack, by name, on one of its ports. */
  | { readonly to: string; readonly port: number }
  /** Anything outside of the stack's namespaces. */
  | {
      readonly outside:
        /** Addresses outside of the cluster. */
        | "internet"
        /** The cluster's own API, for what watches objects. */
        | "kubernetes-api"
        /** Pods and nodes of the whole cluster: what scrapes. */
        | "cluster";
      /** Default: any port. */
      readonly ports?: readonly number[];
    };

/** Who outside of the stack may connect to a workload. */
export interface Caller {
  readonly from:
    /** Pods of the product's namespace. */
    | "product"
    /** The Kubernetes API server, which calls admission webhooks from an address that no policy can name. */
    | "kubernetes-api"
    /** The ingress controller, where the stack has an ingress. */
    | "ingress";
  readonly port: number;
}

/** One kind of pod of the stack. */
export interface Workload {
  /** Unique in the stack. */
  readonly name: string;
  readonly namespace: string;
  /** Labels that select its pods and no others in the namespace. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly listens: readonly Listener[];
  /** DNS needs no mention: everybody may ask. */
  readonly calls: readonly Call[];
  readonly calledBy?: readonly Caller[];
  /** How many pods; with more than one it gets a PodDisruptionBudget. `daemon`: one per node, which gets none. */
  readonly replicas: number | "daemon";
  /** An operator makes the PodDisruptionBudget itself (ECK's Elasticsearch). */
  readonly operatorBudget?: boolean;
}
