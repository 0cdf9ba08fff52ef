import type {
  Backend,
  Machine,
  ProductIdentity,
  Service,
  SettingDefaults,
  SettingsContext,
} from "../../components/backend.ts";
import type { Capability, Tier } from "../../model/capability.ts";
import { capabilities } from "../../model/capability.ts";
import type { Issue } from "../../model/issue.ts";
import { ValidationError } from "../../model/issue.ts";
import type { WantedRetention } from "../retention.ts";
import { metricRetention, retentionIssues, retentions } from "../retention.ts";
import { servicesOn, vendorsOf } from "../registry.ts";
import { tierPresets } from "../tiers.ts";
import type { Readers } from "./applicability.ts";
import { inapplicable, leftBehind, readsOwn } from "./applicability.ts";
import { checkKeys } from "./check.ts";
import { choose } from "./choose.ts";
import { definedOnly } from "../../model/defined.ts";
import { labelSpelling, longestLabel } from "./label.ts";
import type { RawConfig } from "./raw-config.ts";
import { settingRows } from "./rows.ts";
import type { GivenSettings } from "./schema.ts";
import { commonDefaults, settingsSchema } from "./schema.ts";
import { declaredSecrets } from "./secrets.ts";
import type { Chosen, Settings } from "./settings.ts";

interface StackIdentity {
  /** Name of the Pulumi project. */
  readonly project: string;
  /** Name of the stack, without organization and project. */
  readonly stack: string;
  readonly catalog: ProductIdentity;
}

/** What a stack is resolved on: this machine, and the backends that there are. */
interface Resolving {
  readonly machine: Machine;
  readonly backends: readonly Backend[];
}

/** A name that this tier's systems refuse or spell in another way. */
function stackIssues(stack: string, tier: Tier): readonly Issue[] {
  if (tierPresets[tier].onThisMachine === true) return [];
  const path = "the stack's name";
  if (stack.length > longestLabel) {
    return [{ path, got: `${stack.length} characters`, expected: `${longestLabel} at most` }];
  }
  if (labelSpelling.test(stack)) return [];
  return [{ path, got: `"${stack}"`, expected: "lower-case letters, digits and hyphens: it becomes a label" }];
}

/** Ids of the vendors that config asks for, on a tier of vendors. */
function chosenVendors(given: GivenSettings, tier: Settings["tier"], backends: readonly Backend[]): readonly string[] {
  const byDefault = tierPresets[tier].vendor;
  if (byDefault === undefined) return [];
  return given.vendor === "both" ? vendorsOf(backends) : [given.vendor ?? byDefault];
}

/** Of two vendors, who notifies; and an issue where the one that config names has no alerts. */
function paging(given: GivenSettings, vendors: readonly string[], chosen: Chosen) {
  if (vendors.length < 2) return { vendor: undefined, issues: [] };
  const alerting = vendors.filter((vendor) => chosen.alerting.by.some(({ backend }) => backend.id === vendor));
  const wanted = given.pagingVendor ?? alerting[0];
  const issues: readonly Issue[] =
    wanted === undefined || alerting.includes(wanted)
      ? []
      : [{ path: "pagingVendor", got: `"${wanted}", which does no alerting here`, expected: alerting.join(", ") }];
  return { vendor: wanted, issues };
}

interface OwnResolved {
  readonly own: ReadonlyMap<string, unknown>;
  readonly issues: readonly Issue[];
}

/** Each backend's own settings, of those that this stack reads. */
function ownSettings(given: GivenSettings, context: SettingsContext, readers: Readers): OwnResolved {
  const resolved = readers.backends.flatMap((backend) => {
    const { id, settings } = backend;
    if (settings === undefined || !readsOwn(backend, readers)) return [];
    const keys = Object.keys(settings.schema.shape);
    const said = Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key)));
    return [{ id, ...settings.resolve(said, context) }];
  });
  return {
    own: new Map(resolved.map(({ id, own }) => [id, own])),
    issues: resolved.flatMap(({ issues }) => issues),
  };
}

/** What config need not say beside the chosen backends; of two that say something, the one that is chosen first. */
function defaultsOf(
  chosen: Chosen,
  own: ReadonlyMap<string, unknown>,
  context: SettingsContext,
): { readonly all: SettingDefaults; readonly dashboards: SettingDefaults } {
  const of = (by: Chosen["alerting"]["by"]): SettingDefaults =>
    Object.assign(
      {},
      ...[...new Set(by.map(({ backend }) => backend))]
        .reverse()
        .map((backend) => definedOnly({ ...backend.presets, ...backend.defaults?.(own.get(backend.id), context) })),
    ) as SettingDefaults;
  return { all: of(Object.values(chosen).flatMap(({ by }) => by)), dashboards: of(chosen.dashboards.by) };
}

/**
 * A stack's settings from its config.
 *
 * Throws a {@link ValidationError} that lists every issue: unknown keys, secrets in plain text, values of the wrong form,
 * keys that this tier does not read, and combinations that cannot work, each with the nearest that can.
 */
export function resolveSettings(raw: RawConfig, identity: StackIdentity, resolving: Resolving): Settings {
  const { project, stack, catalog } = identity;
  const { backends, machine } = resolving;
  const checked = checkKeys(raw, settingsSchema(backends), declaredSecrets(catalog, backends));
  const tier = checked.given.tier ?? commonDefaults.tier;
  const choosing = without(checked.given, leftBehind(raw, checked.given, []));
  const vendors = chosenVendors(choosing, tier, backends);
  const { chosen, issues: impossible } = choose(choosing, { tier, vendors, backends, machine });
  const readers: Readers = {
    tier,
    backends,
    chosen: new Set(Object.values(chosen).flatMap(({ by }) => by.map(({ backend }) => backend))),
  };
  const unused = leftBehind(raw, checked.given, inapplicable(checked.given, readers));
  const given = without(checked.given, unused);
  const wanted = definedOnly(given.retention ?? {}) as WantedRetention;
  const environment = given.environment ?? stack;
  const services = Object.fromEntries(
    capabilities.map((capability) => [capability, chosen[capability].by.map(({ service }) => service)]),
  ) as unknown as Record<Capability, readonly Service[]>;
  const pages = given.pages ?? commonDefaults.pages;
  const context: SettingsContext = {
    stack,
    catalog,
    machine,
    chosen: services,
    choosable: servicesOn(tier, backends),
    pages,
  };
  const { own, issues: ownIssues } = ownSettings(given, context, readers);
  const { all: defaults, dashboards } = defaultsOf(chosen, own, context);
  const { vendor: pagingVendor, issues: nobodyPages } = paging(given, vendors, chosen);
  const issues = [
    ...checked.issues,
    ...stackIssues(stack, tier),
    ...inapplicable(given, readers),
    ...impossible,
    ...(impossible.length > 0 ? [] : [...nobodyPages, ...retentionIssues(chosen, wanted)]),
    ...ownIssues,
  ];
  if (issues.length > 0) throw new ValidationError(`stack ${stack}`, issues);

  const settings: Omit<Settings, "rows"> = {
    project,
    stack,
    tier,
    vendors,
    pagingVendor,
    environment,
    cluster: given.cluster ?? defaults.cluster ?? commonDefaults.cluster,
    pages,
    baseUrl: given.baseUrl ?? defaults.baseUrl ?? catalog.baseUrl,
    links: {
      runbook: given.runbookUrl ?? defaults.runbookUrl ?? catalog.links.runbook,
      dashboard: given.dashboardUrl ?? dashboards.dashboardUrl ?? `${catalog.links.dashboards}/d/{uid}`,
    },
    capabilities: chosen,
    retention: retentions(chosen, wanted),
    budgetUsd: given.budgetUsd,
    notifications: {
      discord: given.discord ?? defaults.discord ?? commonDefaults.discord,
      teams: given.teams ?? defaults.teams ?? commonDefaults.teams,
      webhookUrl: given.webhookUrl,
      heartbeatUrl: given.heartbeatUrl,
      smtp: given.smtp === undefined ? undefined : definedOnly(given.smtp),
    },
    own,
    secretsSet: checked.secretsSet,
    unused,
  };
  return { ...settings, rows: settingRows(settings, { given, raw, defaults, backends }) };
}

function without(given: GivenSettings, keys: readonly string[]): GivenSettings {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));
}

/** How long the metrics that alerts read are kept: the shortest, where two vendors keep them. */
export const metricsKept = (settings: Settings) => metricRetention(settings.retention);
