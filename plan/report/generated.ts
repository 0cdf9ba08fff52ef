import type { Catalog } from "../../model/catalog.ts";
import type { Artifact } from "../../model/stack.ts";
import { declaredSecrets } from "../settings/secrets.ts";
import { stackFileSchema } from "../settings/json-schema.ts";
import { metricContract } from "./metric-contract.ts";

/**
 * The files of this project that are made from its own sources, by path; a test says when one is out of date.
 *
 * @param project name of the Pulumi project
 */
export function generatedFiles(catalog: Catalog, project: string): readonly Artifact[] {
  const schema = stackFileSchema(project, declaredSecrets(catalog));
  return [
    { path: "docs/metrics.md", content: metricContract(catalog) },
    { path: "schema/stack.schema.json", content: `${JSON.stringify(schema, null, 2)}\n` },
  ];
}
