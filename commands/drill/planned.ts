import { backends } from "../../components/index.ts";
import type { LanguageObjects } from "../../components/languages.ts";
import { local } from "../../components/local/backend.ts";
import type { PrometheusConfig } from "../../components/prometheus/config.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { WithOrigin } from "../../model/origin.ts";
import type { Planned } from "../../plan/make-plan.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { runtimeConfig } from "../../plan/settings/raw-config.ts";
import { resolveSettings } from "../../plan/settings/resolve.ts";
import { projectRoot } from "../../tools/bootstrap/paths.mjs";
import { localMachine } from "../../tools/machine.ts";
import type { OpenedStack } from "../stack/open.ts";

/** A stack's plan by the config that it has in Pulumi, as its program makes it. */
export async function plannedAsOpened({ name, project, stack }: OpenedStack, catalog: Catalog): Promise<Planned> {
  const config = Object.entries(await stack.getAllConfig());
  const raw = runtimeConfig(
    project,
    Object.fromEntries(config.map(([key, { value }]) => [key, value])),
    config.flatMap(([key, { secret }]) => (secret === true ? [key] : [])),
  );
  const given = { machine: localMachine(projectRoot), backends };
  return makePlan(catalog, resolveSettings(raw, { project, stack: name, catalog }, given), given);
}

/** What a planned local tier writes prometheus.yml from. */
export function prometheusConfigOf({ plan, compiled }: Planned): WithOrigin<PrometheusConfig> {
  const made = compiled.find(({ backend }) => backend === local)?.compiled;
  // The registry forgets what each backend's objects are; `local` declares these.
  const config = (made?.objects as LanguageObjects | undefined)?.prometheus.config;
  if (config === undefined) throw new Error(`stack ${plan.stack} has no prometheus.yml`);
  return config;
}
