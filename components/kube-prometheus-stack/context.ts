import type { KubernetesContext } from "../kubernetes/context.ts";
import type { MetricsSettings } from "./settings.ts";

/** What is in the cluster, with the settings that only this backend reads. */
export interface MetricsContext extends KubernetesContext {
  readonly own: MetricsSettings;
}
