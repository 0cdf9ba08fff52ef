import type { Backend } from "../../components/backend.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Artifact } from "../../model/stack.ts";
import { declaredSecrets } from "../settings/secrets.ts";
import { stackFileSchema } from "../settings/json-schema.ts";
import { correctionsPage } from "./corrections.ts";
import { metricContract } from "./metric-contract.ts";
import { settingsPage } from "./settings-page.ts";

/**
 * The files of this project that are made from its own sources, by path; a test says when one is out of date.
 *
 * @param project name of the Pulumi project
 */
export async function generatedFiles(
  catalog: Catalog,
  project: string,
  backends: readonly Backend[],
): Promise<readonly Artifact[]> {
  const schema = stackFileSchema(project, backends, declaredSecrets(catalog, backends));
  return [
    { path: "docs/corrections.md", content: correctionsPage(catalog) },
    { path: "docs/settings.md", content: settingsPage(project, backends, declaredSecrets(catalog, backends)) },
    { path: "docs/metrics.md", content: await metricContract(catalog, backends) },
    { path: "schema/stack.schema.json", content: `${JSON.stringify(schema, null, 2)}\n` },
  ];
}
