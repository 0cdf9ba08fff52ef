import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import type { Profile, TraceStorage } from "../../../components/kubernetes/settings.ts";
import { profiles, traceStorages } from "../../../components/kubernetes/settings.ts";
import { kubernetesContext } from "../kubernetes/context.ts";

export type Engine = NonNullable<KubernetesContext["traces"]>;

/** As settings have it: only Jaeger has a Badger, and large has what several processes share. */
const isAllowed = (profile: Profile, engine: Engine, storage: TraceStorage): boolean =>
  storage === "elasticsearch" ||
  (storage === "badger" && engine === "jaeger" && profile !== "large") ||
  (storage === "memory" && profile !== "large");

/** Every profile with each engine and each storage that it may have. */
export const everyStack: readonly (readonly [name: string, context: KubernetesContext])[] = profiles.flatMap(
  (profile) =>
    (["jaeger", "zipkin"] as const).flatMap((traces) =>
      traceStorages
        .filter((storage) => isAllowed(profile, traces, storage))
        .map((traceStorage) => [
          `${profile}, ${traces} in ${traceStorage}`,
          kubernetesContext({ traces, settings: { profile, traceStorage } }),
        ]),
    ),
);
