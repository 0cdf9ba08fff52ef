import * as pulumi from "@pulumi/pulumi";
import { Secret } from "@pulumi/kubernetes/core/v1/secret.js";
import { Release } from "@pulumi/kubernetes/helm/v3/release.js";
import type { ReleaseArgs } from "@pulumi/kubernetes/helm/v3/release.js";
import { ApiObject } from "./api-object.ts";
import { chartSource } from "./chart-source.ts";
import type { KubernetesObject } from "./compile/kubernetes-object.ts";
import type { HelmRelease, Part, PlacedObject } from "./compile/part.ts";
import { NamespaceRemoval } from "./namespace-removal.ts";
import { kubeconfigPaths } from "./preflight/kubeconfig.ts";
import { releases as releaseNames } from "./compile/places.ts";
import { isNamespace, mainNamespace, objectResourceName, releaseResourceName } from "./compile/resource-name.ts";
import type { KubernetesSettings } from "./compile/settings.ts";
import { SecretValues } from "./secret-values.ts";

export interface KubernetesMonitoringArgs {
  /** What exists is plain data, so that a preview shows each of it. */
  readonly part: Part;
  readonly settings: Pick<
    KubernetesSettings,
    "charts" | "wait" | "timeoutSeconds" | "keepData" | "kubeconfig" | "context"
  >;
  readonly providers: {
    readonly kubernetes: pulumi.ProviderResource;
    readonly random: pulumi.ProviderResource;
    /** Our own, which takes namespaces away. Only needed where `keepData` is false. */
    readonly own?: pulumi.ProviderResource;
  };
  /** Labels of the Secrets, as the other objects have theirs. */
  readonly labels: Readonly<Record<string, string>>;
  /** The last word on any child before it is made, for what we did not foresee. */
  readonly transform?: {
    readonly release?: (args: ReleaseArgs, release: HelmRelease) => ReleaseArgs;
    readonly object?: (object: KubernetesObject) => KubernetesObject;
  };
}

/** These objects are this stack's alone: what somebody has changed of them by hand is taken back, not argued about. */
const own = { "pulumi.com/patchForce": "true" };

const skipAwait = { "pulumi.com/skipAwait": "true" };

const isCustom = ({ apiVersion }: KubernetesObject): boolean => apiVersion.startsWith("monitoring.coreos.com/");

/** Pods mount these: they have to be there before whoever waits for the pods. Grafana loads dashboards when they come. */
const isMounted = ({ object, after = [] }: PlacedObject): boolean =>
  (object.kind === "ConfigMap" || object.kind === "Secret" || object.kind === "ServiceAccount") &&
  after.length === 0 &&
  object.metadata.labels?.grafana_dashboard === undefined;

/** Releases so that each comes after those it waits for. Throws on an unknown one or a circle. */
export function inOrder(releases: readonly HelmRelease[]): readonly HelmRelease[] {
  const done: HelmRelease[] = [];
  let rest = releases;
  while (rest.length > 0) {
    const ready = rest.filter(({ after }) => after.every((name) => done.some((other) => other.name === name)));
    if (ready.length === 0) throw new Error(`releases wait for each other: ${rest.map(({ name }) => name).join(", ")}`);
    done.push(...ready);
    rest = rest.filter((release) => !ready.includes(release));
  }
  return done;
}

/**
 * The complete tier in a cluster: charts as Helm releases, everything of ours as objects of their own. Namespaces come
 * first, then the CRDs, Secrets and what is mounted, then the charts.
 */
export class KubernetesMonitoring extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: KubernetesMonitoringArgs;
  readonly #main: string | undefined;
  readonly #namespaces: readonly ApiObject[];
  /** What is deleted after all that depends on it, and before what it depends on. */
  readonly #removals: readonly NamespaceRemoval[];
  readonly #secrets: SecretValues;
  readonly #releases = new Map<string, Release>();

  constructor(name: string, args: KubernetesMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("stratoai:index:KubernetesMonitoring", name, {}, opts);
    this.#name = name;
    this.#args = args;
    const { part, providers } = args;
    this.#secrets = new SecretValues(name, { parent: this, provider: providers.random });
    this.#main = mainNamespace(part);
    this.#namespaces = part.objects.filter(isNamespace).map((placed) => this.#object(placed, []));
    this.#removals = this.#removeLast();
    const others = part.objects.filter((placed) => !isNamespace(placed));
    const mounted = [
      ...part.secrets.map((spec) => this.#secret(spec)),
      ...others.filter(isMounted).map((placed) => this.#object(placed, [])),
    ];
    for (const release of inOrder(part.releases)) this.#releases.set(release.name, this.#release(release, mounted));
    for (const placed of others.filter((object) => !isMounted(object))) {
      this.#object(placed, this.#before(placed));
    }
    this.registerOutputs({});
  }

  /** A password made by this stack, for outputs. */
  password(name: string): pulumi.Output<string> {
    return this.#secrets.generated(name);
  }

  get #customTimeouts(): pulumi.CustomTimeouts {
    const time = `${this.#args.settings.timeoutSeconds}s`;
    return { create: time, update: time, delete: time };
  }

  /** What has to be there before anything in a namespace, and goes after it. */
  get #within(): readonly pulumi.Resource[] {
    return [...this.#namespaces, ...this.#removals];
  }

  /** The volumes go with their namespace, and the data with the volumes. */
  #removeLast(): readonly NamespaceRemoval[] {
    const { part, settings, providers, labels } = this.#args;
    if (settings.keepData || providers.own === undefined) return [];
    const { own } = providers;
    const { releases, objects, claims } = part;
    return objects.filter(isNamespace).map(
      ({ object: { metadata } }) =>
        new NamespaceRemoval(
          objectResourceName(this.#name, "NamespaceRemoval", metadata, this.#main),
          {
            namespace: metadata.name,
            kubeconfig: settings.kubeconfig === undefined ? undefined : kubeconfigPaths(settings)[0],
            context: settings.context,
            timeoutSeconds: settings.timeoutSeconds,
            labels,
            releases: releases.map(({ name, namespace }) => `${namespace}/${name}`),
            claims: claims
              .filter(({ namespace }) => namespace === metadata.name)
              .map(({ name, numbered }) => ({ name, numbered })),
            leftovers: [
              ...releases.flatMap(({ namespace, leftovers = [] }) => (namespace === metadata.name ? leftovers : [])),
              // cert-manager leaves what it made for an Ingress.
              ...objects.flatMap(({ object }) =>
                object.kind === "Ingress" && object.metadata.namespace === metadata.name
                  ? [`Secret/${object.metadata.name}-tls`]
                  : [],
              ),
            ],
            domains: releases.flatMap(({ labelDomain }) => labelDomain ?? []),
          },
          { parent: this, provider: own, dependsOn: [...this.#namespaces] },
        ),
    );
  }

  #named(releases: readonly string[]): readonly Release[] {
    return releases.flatMap((release) => this.#releases.get(release) ?? []);
  }

  #before({ object, after = [] }: PlacedObject): readonly Release[] {
    return this.#named(isCustom(object) ? [releaseNames.crds, ...after] : after);
  }

  #object(placed: PlacedObject, dependsOn: readonly pulumi.Resource[]): ApiObject {
    const { settings, providers, transform } = this.#args;
    const original = transform?.object?.(placed.object) ?? placed.object;
    const { metadata } = original;
    // Not every ingress controller reports an address, and waiting for one would fail where none does.
    const waits = settings.wait && original.kind !== "Ingress";
    const annotations = { ...metadata.annotations, ...own, ...(waits ? {} : skipAwait) };
    const object = { ...original, metadata: { ...metadata, annotations } };
    return new ApiObject(objectResourceName(this.#name, object.kind, metadata, this.#main), object, {
      parent: this,
      provider: providers.kubernetes,
      dependsOn: isNamespace(placed) ? [] : [...this.#within, ...dependsOn],
      customTimeouts: this.#customTimeouts,
      // With a namespace goes all that is in it, whoever made it: only a NamespaceRemoval, which looks first, deletes one.
      retainOnDelete: isNamespace(placed),
    });
  }

  #secret(spec: Part["secrets"][number]): Secret {
    const { providers, labels } = this.#args;
    const { name, namespace } = spec;
    return new Secret(
      objectResourceName(this.#name, "Secret", spec, this.#main),
      { metadata: { name, namespace, labels: { ...labels }, annotations: own }, stringData: this.#secrets.of(spec) },
      {
        parent: this,
        provider: providers.kubernetes,
        dependsOn: [...this.#within],
        customTimeouts: this.#customTimeouts,
      },
    );
  }

  #release(release: HelmRelease, mounted: readonly pulumi.Resource[]): Release {
    const { settings, providers, transform } = this.#args;
    const args: ReleaseArgs = {
      ...chartSource(release.chart, settings.charts),
      name: release.name,
      namespace: release.namespace,
      values: { ...release.values },
      skipAwait: !settings.wait,
      timeout: settings.timeoutSeconds,
    };
    return new Release(releaseResourceName(this.#name, release.name), transform?.release?.(args, release) ?? args, {
      parent: this,
      provider: providers.kubernetes,
      dependsOn: [
        ...this.#within,
        ...(release.name === releaseNames.crds ? [] : mounted),
        ...this.#named(release.after),
      ],
      customTimeouts: this.#customTimeouts,
    });
  }
}
