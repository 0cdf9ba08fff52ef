import type { JsonMap } from "./object.ts";
import { copyLabel } from "./relabelings.ts";

/** Where the processes of a scrape job are, and what their series are identified by. */
export interface JobPlace {
  readonly namespace: string;
  /** Of its Service. */
  readonly serviceLabels: Readonly<Record<string, string>>;
  /** The pods' own, not the Service's. */
  readonly containerPort: number;
  /** Sets the label `instance`. */
  readonly instance: JsonMap;
  /** Whether its series keep the labels `namespace` and `pod`, by which bundled rules and dashboards join. */
  readonly keepsPod: boolean;
}

/** A pod's address means nothing to people and changes with each restart: series are identified by the pod's name. */
export const byPod = copyLabel("__meta_kubernetes_pod_name", "instance");
