import type { Catalog } from "../../model/catalog.ts";
import type { Artifact } from "../../model/stack.ts";
import { stackFileSchema } from "../settings/json-schema.ts";
import { correctionsPage } from "./corrections.ts";
import { metricContract } from "./metric-contract.ts";
import { settingsPage } from "./settings-page.ts";

/** The files of this project that are made from its own sources, by path; a test says when one is out of date. */
export function generatedFiles(catalog: Catalog): readonly Artifact[] {
  return [
    { path: "docs/corrections.md", content: correctionsPage(catalog) },
    { path: "docs/metrics.md", content: metricContract(catalog) },
    { path: "docs/settings.md", content: settingsPage() },
    { path: "schema/stack.schema.json", content: `${JSON.stringify(stackFileSchema(), null, 2)}\n` },
  ];
}
