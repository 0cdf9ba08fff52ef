import type { Backend } from "../../components/backend.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Artifact } from "../../model/stack.ts";
import { declaredSecrets } from "../settings/secrets.ts";
import { stackFileSchema } from "../settings/json-schema.ts";
import { settingsSchema } from "../settings/schema.ts";
import { metricContract } from "./metric-contract.ts";

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
  const schema = stackFileSchema(project, settingsSchema(backends), declaredSecrets(catalog, backends));
  return [
    { path: "docs/metrics.md", content: await metricContract(catalog, backends) },
    { path: "schema/stack.schema.json", content: `${JSON.stringify(schema, null, 2)}\n` },
  ];
}
