import * as pulumi from "@pulumi/pulumi";
import { catalog as deployed } from "./catalog/index.ts";
import { localMachine } from "./tools/machine.ts";
import type { Backend, Machine, Offer } from "./components/backend.ts";
import { backends as registry } from "./components/index.ts";
import { Monitoring } from "./components/monitoring/monitoring.ts";
import type { Catalog } from "./model/catalog.ts";
import { ValidationError } from "./model/issue.ts";
import { UserError, errorText } from "./model/user-error.mjs";
import type { Plan } from "./plan/plan.ts";
import { backendTitles } from "./plan/component-tree.ts";
import type { Planned } from "./plan/make-plan.ts";
import { makePlan } from "./plan/make-plan.ts";
import { notProvisioned, titlesNotProvisioned } from "./plan/provisioned.ts";
import { pagingLine } from "./plan/report/text.ts";
import { runtimeConfig } from "./plan/settings/raw-config.ts";
import { resolveSettings } from "./plan/settings/resolve.ts";
import { checkStackFile } from "./plan/settings/stack-files.ts";
import { transforms } from "./transforms.ts";

type Outputs = Record<string, pulumi.Input<unknown>>;

/** An error is one clear message, without a stack trace; of one that is not the user's, DEBUG=1 shows where it is. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) throw error;
    throw new pulumi.RunError(errorText(error));
  }
}

/** The runtime knows which keys are secret; its types keep that to itself. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/** Everything that is missing, of all backends at once, before anything is made. */
async function preflight({ plan, compiled }: Planned): Promise<void> {
  const preview = pulumi.runtime.isDryRun();
  const found = await Promise.all(
    compiled.map(async ({ backend, context, compiled: { objects } }) =>
      backend.preflight?.(objects, context, { preview }),
    ),
  );
  const issues = found.flatMap((each) => each?.issues ?? []);
  if (issues.length > 0) throw new ValidationError(`stack ${plan.stack}`, issues);
  for (const line of found.flatMap((each) => each?.unseen ?? [])) await pulumi.log.warn(line);
}

/** Whether anybody is woken, in the preview; what an upgrade changes of it as a warning. */
async function sayPaging(plan: Plan): Promise<void> {
  await pulumi.log.info(`stack ${plan.stack}: ${pagingLine(plan)}`);
  for (const notice of plan.notices) await pulumi.log.warn(`stack ${plan.stack}: ${notice}`);
}

/** What the tier cannot express, in the preview: nothing is dropped in silence. */
async function sayDegradations({ stack, degradations }: Plan): Promise<void> {
  if (degradations.length === 0) return;
  const lines = degradations.map(
    ({ backend, item, lost, standIn }) => `  ${item} (${backend}): ${lost}; instead: ${standIn}`,
  );
  const count = degradations.length === 1 ? "1 item" : `${degradations.length} items`;
  await pulumi.log.info([`stack ${stack} cannot express ${count} of the catalog fully:`, ...lines].join("\n"));
}

/** Makes every backend's resources, one backend after the other; gives their outputs. */
async function deploy({ plan, compiled }: Planned): Promise<Outputs> {
  const formerly = compiled.find(({ backend }) => backend.formerly !== undefined)?.backend.formerly;
  const made = new Map<Offer<unknown>, unknown>();
  const monitoring = new Monitoring(plan.product, {
    tier: plan.tier,
    providedBy: backendTitles(plan),
    transforms,
    formerly,
  });
  const shared = {
    monitoring,
    get: <T>(key: Offer<T>) => made.get(key) as T | undefined,
    set: <T>(key: Offer<T>, value: T) => {
      made.set(key, value);
    },
  };
  const outputs: (() => Readonly<Outputs>)[] = [];
  for (const { backend, context, compiled: own } of compiled) {
    const make = await backend.deploy?.();
    if (make !== undefined) outputs.push(make(own.objects, { context, deployed: shared }));
  }
  monitoring.complete();
  return Object.assign({}, ...outputs.map((output) => output())) as Outputs;
}

/** What a program is made of; for tests. */
interface ProgramOptions {
  /** Default: every backend of this project. */
  readonly backends?: readonly Backend[];
  /** Default: this machine. */
  readonly machine?: Machine;
}

/** The Pulumi program for a product: settings, plan, the chosen backends' resources, outputs. */
export function programFor(catalog: Catalog, options: ProgramOptions = {}): Promise<Outputs> {
  return refusing(async () => {
    checkStackFile(import.meta.dirname, pulumi.getStack());
    const { backends = registry, machine = localMachine(import.meta.dirname) } = options;
    const all = pulumi.runtime.allConfig();
    const config = runtimeConfig(pulumi.getProject(), all, Object.keys(all).filter(isConfigSecret));
    const settings = resolveSettings(
      config,
      { project: pulumi.getProject(), stack: pulumi.getStack(), catalog },
      { machine, backends },
    );
    const planned = await makePlan(catalog, settings, { machine, backends });
    const reason = notProvisioned(planned.plan);
    if (reason !== undefined) throw new UserError(reason);
    await preflight(planned);
    if (pulumi.runtime.isDryRun()) {
      await sayPaging(planned.plan);
      await sayDegradations(planned.plan);
    }
    const outputs = await deploy(planned);
    return { ...outputs, notProvisioned: titlesNotProvisioned(planned.plan) };
  });
}

/** The program for the product that catalog/index.ts names. */
export const program = (): Promise<Outputs> => programFor(deployed);
