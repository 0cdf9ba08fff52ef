import { Secret } from "@pulumi/kubernetes/core/v1/secret.js";
import { Release } from "@pulumi/kubernetes/helm/v3/release.js";
import type { ReleaseArgs } from "@pulumi/kubernetes/helm/v3/release.js";
import * as pulumi from "@pulumi/pulumi";
import type { Monitoring } from "../monitoring/monitoring.ts";
import { NamespaceRemoval, removalOf } from "../provider/namespace-removal.ts";
import { kubeconfigPaths } from "./preflight/kubeconfig.ts";
import { annotated, originAnnotations } from "./origin.ts";
import { chartSource } from "./chart-source.ts";
import type { ClusterResources, DeployableResources, HelmRelease, PlacedObject, SecretSpec } from "./resources.ts";
import { isNamespace, objectResourceName, kindToken } from "./resource-name.ts";
import type { KubernetesSettings } from "./settings.ts";
import { SecretValues } from "./secret-values.ts";
import type { KubernetesObject } from "./object.ts";

/**
 * Any object of the Kubernetes API, of a built-in kind or of a custom one. The SDK's class per kind would tell the
 * engine the same; what the object contains, the compile functions have typed and the API server checks.
 */
export class ApiObject extends pulumi.CustomResource {
  constructor(name: string, object: KubernetesObject, opts: pulumi.CustomResourceOptions) {
    super(kindToken(object.apiVersion, object.kind), name, object, opts);
  }
}

interface ClusterDeployerArgs {
  /** The stack's components: each resource becomes a child of its capability's. */
  readonly monitoring: Monitoring;
  readonly settings: Pick<
    KubernetesSettings,
    "namespace" | "charts" | "wait" | "timeoutSeconds" | "keepData" | "kubeconfig" | "context"
  >;
  readonly providers: {
    readonly kubernetes: pulumi.ProviderResource;
    readonly random: pulumi.ProviderResource;
    /** Our own, which deletes namespaces. Only needed where `keepData` is false. */
    readonly own?: pulumi.ProviderResource;
  };
  /** Labels of the Secrets, as the other objects have theirs. */
  readonly labels: Readonly<Record<string, string>>;
  /** Everything that the stack will have in the cluster, in whichever call it is made. */
  readonly all: ClusterResources;
}

/** These objects are this stack's alone: what somebody has changed of them by hand is taken back, not argued about. */
const own = { "pulumi.com/patchForce": "true" };

const skipAwait = { "pulumi.com/skipAwait": "true" };

const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf("/")));

/** Pods mount these: they have to be there before whoever waits for the pods. */
const isMounted = ({ object: { kind }, after = [], watched = false }: PlacedObject): boolean =>
  (kind === "ConfigMap" || kind === "Secret" || kind === "ServiceAccount") && after.length === 0 && !watched;

/**
 * Releases so that each comes after those it waits for. Throws on an unknown one or a circle.
 *
 * @param made names of those that are there already
 */
export function inOrder(releases: readonly HelmRelease[], made: Iterable<string> = []): readonly HelmRelease[] {
  const done = new Set(made);
  const ordered: HelmRelease[] = [];
  let rest = releases;
  while (rest.length > 0) {
    const ready = rest.filter(({ after }) => after.every((name) => done.has(name)));
    if (ready.length === 0) throw new Error(`releases wait for each other: ${rest.map(({ name }) => name).join(", ")}`);
    for (const { name } of ready) done.add(name);
    ordered.push(...ready);
    rest = rest.filter((release) => !ready.includes(release));
  }
  return ordered;
}

/**
 * Makes resources in a cluster: charts as Helm releases, everything of ours as objects of their own. It knows of them
 * what their data says, and remembers what it has made: what comes in a later call may wait for what came before.
 */
export class ClusterDeployer {
  readonly #args: ClusterDeployerArgs;
  readonly #secrets: SecretValues;
  /** What is there before anything in a namespace, and goes after it. */
  readonly #within: pulumi.Resource[] = [];
  readonly #releases = new Map<string, Release>();
  /** API group → the release that defines its kinds. */
  readonly #definers = new Map<string, string>();

  constructor(args: ClusterDeployerArgs) {
    this.#args = args;
    this.#secrets = new SecretValues(args.providers.random);
  }

  /**
   * Makes these resources. Namespaces come first, then Secrets and what is mounted and, beside them, the releases that
   * define kinds; then the other charts in their order, and what waits for one.
   *
   * @throws where a release waits for one that neither these resources nor earlier ones have
   */
  deploy({ objects, secrets, releases }: DeployableResources): void {
    for (const { name, defines = [] } of releases) for (const group of defines) this.#definers.set(group, name);
    const made = objects.filter(isNamespace);
    const namespaces = made.map((placed) => this.#object(placed, []));
    const removals = made.flatMap((placed) => this.#removal(placed, namespaces));
    this.#within.push(...namespaces, ...removals);
    const others = objects.filter((placed) => !isNamespace(placed));
    const mounted = [
      ...secrets.map((spec) => this.#secret(spec)),
      ...others.filter(isMounted).map((placed) => this.#object(placed, this.#within)),
    ];
    for (const release of inOrder(releases, this.#releases.keys())) {
      this.#releases.set(release.name, this.#release(release, mounted));
    }
    for (const placed of others.filter((object) => !isMounted(object))) {
      this.#object(placed, [...this.#within, ...this.#before(placed)]);
    }
  }

  /**
   * A password made by this stack, for outputs.
   *
   * @throws where no Secret has it
   */
  password(name: string): pulumi.Output<string> {
    return this.#secrets.generated(name);
  }

  get #common(): pulumi.CustomResourceOptions {
    const time = `${this.#args.settings.timeoutSeconds}s`;
    return {
      provider: this.#args.providers.kubernetes,
      customTimeouts: { create: time, update: time, delete: time },
    };
  }

  #named(releases: readonly string[]): readonly Release[] {
    return releases.flatMap((release) => this.#releases.get(release) ?? []);
  }

  #before({ object, after = [] }: PlacedObject): readonly Release[] {
    const definer = this.#definers.get(groupOf(object.apiVersion));
    return this.#named(definer === undefined ? after : [definer, ...after]);
  }

  #object(placed: PlacedObject, dependsOn: readonly pulumi.Resource[]): ApiObject {
    const { settings, monitoring } = this.#args;
    const object = annotated(placed);
    const { kind, metadata } = object;
    // Not every ingress controller reports an address, and waiting for one would fail where none does.
    const waits = settings.wait && kind !== "Ingress";
    const annotations = { ...metadata.annotations, ...own, ...(waits ? {} : skipAwait) };
    const owner = monitoring.of(placed.capability);
    const namespace = isNamespace(placed) ? metadata.name : metadata.namespace;
    if (namespace !== undefined) owner.provide({ namespace });
    if (kind === "Secret") owner.provide({ secrets: [`${namespace ?? ""}/${metadata.name}`] });
    return owner.child(
      "object",
      ApiObject,
      objectResourceName(kind, metadata, settings.namespace),
      { ...object, metadata: { ...metadata, annotations } },
      {
        ...this.#common,
        dependsOn: [...dependsOn],
        // With a namespace goes all that is in it, whoever made it: only a NamespaceRemoval, which looks first, deletes one.
        retainOnDelete: isNamespace(placed),
      },
    );
  }

  /** The volumes go with their namespace, and the data with the volumes. */
  #removal(
    { object: { metadata }, capability }: PlacedObject,
    namespaces: readonly pulumi.Resource[],
  ): readonly NamespaceRemoval[] {
    const { all, settings, providers, labels, monitoring } = this.#args;
    if (settings.keepData || providers.own === undefined) return [];
    const removal = monitoring.of(capability).child(
      "removal",
      NamespaceRemoval,
      objectResourceName("NamespaceRemoval", metadata, settings.namespace),
      {
        ...removalOf(metadata.name, all),
        kubeconfig: settings.kubeconfig === undefined ? undefined : kubeconfigPaths(settings)[0],
        context: settings.context,
        timeoutSeconds: settings.timeoutSeconds,
        labels,
      },
      { provider: providers.own, dependsOn: [...namespaces] },
    );
    return [removal];
  }

  #secret(spec: SecretSpec): Secret {
    const { labels, monitoring, settings } = this.#args;
    const { name, namespace, capability, origin } = spec;
    const owner = monitoring.of(capability);
    const secret = owner.child(
      "secret",
      Secret,
      objectResourceName("Secret", spec, settings.namespace),
      {
        metadata: { name, namespace, labels: { ...labels }, annotations: { ...originAnnotations(origin), ...own } },
        stringData: this.#secrets.of(spec, owner),
      },
      { ...this.#common, dependsOn: [...this.#within] },
    );
    const { metadata } = secret;
    owner.provide({
      namespace: metadata.namespace,
      secrets: [pulumi.interpolate`${metadata.namespace}/${metadata.name}`],
    });
    return secret;
  }

  #release(spec: HelmRelease, mounted: readonly pulumi.Resource[]): Release {
    const { settings, monitoring } = this.#args;
    const args: ReleaseArgs = {
      ...chartSource(spec.chart, settings.charts),
      name: spec.name,
      namespace: spec.namespace,
      values: { ...spec.values },
      skipAwait: !settings.wait,
      timeout: settings.timeoutSeconds,
    };
    const owner = monitoring.of(spec.capability);
    const release = owner.child("release", Release, spec.name, args, {
      ...this.#common,
      dependsOn: [...this.#within, ...(spec.defines === undefined ? mounted : []), ...this.#named(spec.after)],
    });
    owner.provide({ namespace: release.namespace, releases: [release.name] });
    return release;
  }
}
