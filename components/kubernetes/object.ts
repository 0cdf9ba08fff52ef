/** Plain data as the Kubernetes API takes it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;

/** Entries that are undefined are left out. */
export interface JsonMap {
  readonly [key: string]: Json | undefined;
}

export interface ObjectMetadata {
  readonly name: string;
  /** Absent for kinds that belong to the cluster. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An object of the Kubernetes API, complete and without a secret in it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  /** `spec`, `data`, … as the kind has them. */
  readonly [field: string]: Json | ObjectMetadata | undefined;
}

/** Plain data of an interface of its own, as the map that it is: TypeScript takes no interface for one. */
export const asMap = (value: object): JsonMap => value as JsonMap;
