import type { Input } from "@pulumi/pulumi";
import type { z } from "zod";
import type { Capability, Kept, Tier } from "../model/capability.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Duration } from "../model/duration.ts";
import type { Issue } from "../model/issue.ts";
import type { OldRoot } from "../model/old-names.ts";
import type { Secrets } from "../model/secret.ts";
import type { Metric } from "../model/metric.ts";
import type { NotificationSettings } from "../model/settings.ts";
import type { Chart } from "./kubernetes/charts.ts";
import type { ClusterResources } from "./kubernetes/resources.ts";
import type { Monitoring } from "./monitoring/monitoring.ts";
import type { Artifact, CompiledItem, Degradation, LimitBreach, StackContext, Unparsed } from "../model/stack.ts";

/** One way in which a backend provides a capability. */
export interface Service {
  readonly capability: Capability;
  /** What stack config says to choose it, e.g. `logs: loki`. */
  readonly choice: string;
  /** The tiers whose stacks may choose it. */
  readonly tiers: readonly Tier[];
  /** Its name in plans, where a backend shows several faces. Default: the backend's id. */
  readonly id?: string;
  /** Its name for people. Default: the backend's title. */
  readonly title?: string;
  /** Why it cannot be chosen on this machine, and what can be done; undefined where it can. Default: it always can. */
  readonly obstacle?: (machine: Machine) => Pick<Issue, "got" | "expected"> | undefined;
  /** User interfaces that it brings, by the name that `kubernetes.ingress.hosts` has for them. Default: none. */
  readonly interfaces?: readonly ServedInterface[];
  /** What it can keep its data in, its own default first. Default: nothing that config chooses. */
  readonly storages?: readonly string[];
  /** Why it cannot do without object storage where its load is large. Default: it can. */
  readonly largeNeedsObjectStorage?: string;
  /** Whether it is taken on this machine before the tier's own choice. Default: never. */
  readonly preferred?: (machine: Machine) => boolean;
}

export interface ServedInterface {
  readonly name: string;
  /** Whether it asks for a login itself. */
  readonly login: boolean;
}

/** This machine, as far as a plan depends on it. */
export interface Machine {
  /** Absolute path of this project. */
  readonly project: string;
  /** Absolute paths of programs by name; a bare name where it is still to be obtained. */
  readonly programs: Readonly<Record<string, string | undefined>>;
  /** Why what is installed cannot be used here, by name. Default: all of it can. */
  readonly obstacles?: Readonly<Record<string, string>>;
  /** Version of the product that the environment says (APP_VERSION). Default: the demo's own. */
  readonly productVersion?: string;
}

/**
 * Something that a backend may give to others, asked for by what it is and never by who gives it: a store for documents,
 * a receiver of spans. One value of this type stands beside the interface that it names.
 */
export interface Offer<T> {
  /** For people and messages, e.g. "a store for documents". */
  readonly what: string;
  /** Holds the type only; never set. */
  readonly type?: T;
}

export interface Offered<T = unknown> {
  readonly offer: Offer<T>;
  readonly value: T;
}

/** What the stack's backends offer each other. */
export interface Peers {
  get: <T>(offer: Offer<T>) => T | undefined;
  /** Throws where nobody offers it: who says that it needs an offer has it. */
  require: <T>(offer: Offer<T>) => T;
}

/** Everything of a stack that a backend may read; plain data without a secret. */
export interface Context<Own = unknown> {
  /** As the stack's backends have fitted it. */
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly notifications: NotificationSettings;
  /** This backend's own settings, complete. */
  readonly own: Own;
  /** What the stack has chosen this backend for; nothing where others only need it. */
  readonly serves: ReadonlyMap<Capability, Service>;
  /** What of its offers others need. */
  readonly asked: ReadonlySet<Offer<unknown>>;
  /** False where alerts are evaluated here and another backend notifies people of the same ones. */
  readonly notifies: boolean;
  /** How long each kind of data is kept by this stack; a day where it keeps none. */
  readonly retention: Readonly<Record<Kept, Duration>>;
  /** Names of the secrets that config sets. */
  readonly secretsSet: readonly string[];
  readonly machine: Machine;
  readonly peers: Peers;
}

/** What a stack's identity and choices are before its settings are complete. */
export interface SettingsContext {
  /** Without organization and project. */
  readonly stack: string;
  /** What a product says itself of its stacks. */
  readonly catalog: ProductIdentity;
  readonly machine: Machine;
  /** What provides each capability; nothing where the stack goes without. */
  readonly chosen: Readonly<Record<Capability, readonly Service[]>>;
  /** Everything that a stack of this tier may choose. */
  readonly choosable: readonly Service[];
  readonly pages: boolean;
}

export type ProductIdentity = Pick<Catalog, "product" | "baseUrl" | "links" | "secrets">;

/** A value of stack config by its key. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * Settings that only one backend reads: keys of stack config beside everybody's. Where several declare objects under one
 * key, the object has the keys of all, and each finds all that config says there in what it is given.
 */
export interface OwnSettings<Own> {
  readonly schema: z.ZodObject;
  /** Tiers whose stacks read them; elsewhere they are refused unless the stack has chosen the backend. */
  readonly tiers: readonly Tier[];
  /** Said where they are refused. Default: "only with tier: T". */
  readonly readBy?: string;
  /** Completes what config says under these keys. `issues`: combinations that cannot work. */
  readonly resolve: (
    given: Given,
    context: SettingsContext,
  ) => { readonly own: Own; readonly issues: readonly Issue[] };
  /** The settings under their keys of stack config, for the plan's list. Default: as resolved. */
  readonly shown?: (own: Own, given: Given) => Readonly<Record<string, unknown>>;
}

/** Defaults of everybody's settings that a backend has for itself. */
export interface SettingPresets {
  readonly cluster?: string;
  readonly discord?: boolean;
  readonly teams?: boolean;
}

/** Settings of everybody that follow from a backend, where config does not say them. */
export interface SettingDefaults extends SettingPresets {
  readonly baseUrl?: string;
  /** URL with `{alert}`. */
  readonly runbookUrl?: string;
  /** URL with `{uid}`, `{title}`, `{dashboard}` or `{alert}`, as in StackContext; of the backend that serves dashboards. */
  readonly dashboardUrl?: string;
}

/** How long a backend keeps data. */
export interface RetentionFacts {
  /** Fixed by the vendor: config cannot change it. Else the default of what we set. */
  readonly fixed: boolean;
  readonly days: Partial<Readonly<Record<Kept, number>>>;
  /** Where the numbers come from. */
  readonly source: string;
}

/** USD a month, from the low to the high end of what it may be. */
export interface Price {
  readonly low: number;
  readonly high: number;
  readonly source: string;
  /** When the source said so: a day, a month or a year; undefined where it bears no date. */
  readonly date?: string | undefined;
}

export interface CostLine {
  readonly item: string;
  /** Undefined where nobody has said what it costs. */
  readonly price?: Price | undefined;
}

/** What a price depends on. */
export interface PriceContext<Own = unknown> {
  readonly catalog: Catalog;
  readonly own: Own;
  /** How many vendors of everything work side by side. */
  readonly vendors: number;
}

export interface Fitted {
  readonly catalog: Catalog;
  readonly degradations: readonly Degradation[];
  /** Choices of config that this catalog does not go with. Default: none. */
  readonly issues?: readonly Issue[];
}

/** An item as a backend asks for it, by the capability that it belongs to. */
export interface BackendItem extends CompiledItem {
  readonly capability: Capability;
}

export const itemsOf = (capability: Capability, items: readonly CompiledItem[]): readonly BackendItem[] =>
  items.map((item) => ({ ...item, capability }));

/** What a backend makes of the catalog: the same input gives the same objects. */
export interface Compiled<Objects = unknown> {
  readonly objects: Objects;
  readonly items: readonly BackendItem[];
  readonly degradations: readonly Degradation[];
  readonly breaches: readonly LimitBreach[];
}

/** A backend with what it has made. */
export interface CompiledBackend {
  readonly backend: Backend;
  readonly context: Context;
  readonly compiled: Compiled;
}

/** A resource that `up` makes, before it has its full name. */
export interface PlannedChild {
  /** The capability whose component makes it. Absent: the root. */
  readonly capability?: Capability | undefined;
  readonly type: string;
  /** What its name says after its component's. */
  readonly suffix: string;
}

/** What preflight found out. */
export interface Preflight {
  /** Each keeps the stack from being made. */
  readonly issues: readonly Issue[];
  /** What could not be looked at, a line each. */
  readonly unseen: readonly string[];
}

export interface PreflightOptions {
  /** Whether this is a preview, which makes nothing: what it cannot look at is said, and it goes on. */
  readonly preview: boolean;
}

/** What runs of a stack elsewhere than on this machine. */
export interface RunningStatus {
  /** One row per workload: name, state, what it is. */
  readonly rows: readonly (readonly string[])[];
  /** How many are not healthy. */
  readonly unhealthy: number;
}

/** What the backends that were deployed before have made, for those that come after. */
export interface Deployed {
  /** The stack's components: each resource becomes a child of its capability's. */
  readonly monitoring: Monitoring;
  get: <T>(key: Offer<T>) => T | undefined;
  set: <T>(key: Offer<T>, value: T) => void;
}

export interface DeployOptions<Own = unknown> {
  readonly context: Context<Own>;
  readonly deployed: Deployed;
}

export type Outputs = Readonly<Record<string, Input<unknown>>>;

/** Makes a backend's resources; gives its outputs, which become the stack's and are asked for once all are made. */
export type Deploy<Own, Objects> = (objects: Objects, options: DeployOptions<Own>) => () => Outputs;

/**
 * A program or service that provides capabilities. Everything that plan, render, program and docs know of it comes from
 * this declaration; what takes time to load is loaded by its functions.
 */
export interface Backend<Own = unknown, Objects = unknown> {
  /** The name of its folder. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The first service of a capability is a tier's own choice unless the tier's table says another. None: only others need it. */
  readonly serves: readonly Service[];
  /** The root component that earlier versions had for its stacks, whose place today's takes in a running one. */
  readonly formerly?: OldRoot;
  /** Whether it hosts everything, so that a stack chooses it by the setting `vendor`. */
  readonly vendor?: true;
  /** What it can give to others also where the stack has not chosen it itself. */
  readonly onDemand?: readonly Offer<unknown>[];
  readonly settings?: OwnSettings<Own>;
  /** Charts that it installs in a cluster, each pinned. */
  readonly charts?: readonly Chart[];
  /** Secrets of stack config that it may read, whatever the product. */
  readonly secrets?: Secrets;
  readonly retention?: RetentionFacts;
  /**
   * Set where it makes no resources of its own, because whoever provides this capability does it all: then it is
   * provisioned where that is.
   */
  readonly through?: Capability;
  /** Set where it takes every message itself: says why settings about notifications are not read beside it. */
  readonly takesMessages?: string;
  /** What it makes of this machine: a program that cannot be used here is left out. */
  machine?(machine: Machine, own: Own): Promise<Machine>;
  /** The name under which it stores a metric, where that is another than in Prometheus. */
  metricName?(metric: Metric, catalog: Catalog): Promise<string>;
  /** What holds beside this backend instead of everybody's default. */
  readonly presets?: SettingPresets;
  /** What config need not say beside this backend, since it follows from its own settings. */
  defaults?(own: Own, context: SettingsContext): SettingDefaults;
  /** How many times faster than real time its stacks run. Default: 1. */
  speed?(own: Own): number;
  /** Names of processes that drills can stop. */
  processes?(context: Context<Own>): readonly string[];
  price?(context: PriceContext<Own>): readonly CostLine[];
  /** Names of the secrets that it cannot be made without, its own and the product's. */
  secretsNeeded?(objects: Objects, context: Context<Own>): Promise<readonly string[]>;
  /** Whether its own settings ask for it, where nothing else brings it into the stack. Default: they never do. */
  wanted?(own: Own): boolean;
  /** What it needs of others; asked again whenever a backend has joined, with what is offered by then. */
  needs?(context: Context<Own>): readonly Offer<unknown>[];
  /** What it gives to others; peers that stand before it in the registry are known. */
  offers?(context: Context<Own>): readonly Offered[];
  /** The catalog without what the choice of this backend leaves to nobody. */
  fit?(catalog: Catalog, stack: Pick<StackContext, "pages">): Fitted;
  /** The catalog's log alerts as this log store can have them. Absent: they are lost there. */
  fitLogAlerts?(catalog: Catalog): Fitted;
  compile(context: Context<Own>): Promise<Compiled<Objects>>;
  /** What of it is in a cluster, which encloses it. Absent: nothing. */
  inCluster?(objects: Objects): ClusterResources;
  /** What encloses the others, once all are compiled. */
  enclose?(context: Context<Own>, all: readonly CompiledBackend[]): Promise<Compiled<Objects>>;
  /** Everything that a reader or the backend itself gets, in its native format. */
  files(objects: Objects, context: Context<Own>): Promise<readonly Artifact[]>;
  /** Further files of a rendered stack, which the program makes resources of instead. */
  rendered?(objects: Objects, context: Context<Own>): Promise<readonly Artifact[]>;
  /** What its languages' grammars refuse. */
  check?(compiled: Compiled<Objects>, context: Context<Own>): Promise<readonly Unparsed[]>;
  /** What the plan lists. */
  resources?(objects: Objects, context: Context<Own>): Promise<readonly PlannedChild[]>;
  /** What on this machine keeps it from being made, as far as that shows before its programs are obtained. */
  obstacles?(context: Context<Own>): Promise<readonly Issue[]>;
  /** Everything that is missing, before anything is made. */
  preflight?(objects: Objects, context: Context<Own>, options: PreflightOptions): Promise<Preflight>;
  /** What a deployed stack runs elsewhere than on this machine, by its recorded resources; undefined: nothing. */
  status?(resources: readonly unknown[]): Promise<RunningStatus | undefined>;
  /** Absent: planned and rendered only. */
  readonly deploy?: () => Promise<Deploy<Own, Objects>>;
}

/**
 * A backend for the registry, which does not know the types of its settings and objects: it hands them back to this very
 * backend alone.
 */
export const declare = <Own, Objects>(backend: Backend<Own, Objects>): Backend => backend as unknown as Backend;
