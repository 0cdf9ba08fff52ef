import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalog } from "../catalog/index.ts";
import { generatedFiles } from "../plan/report/generated.ts";
import { project } from "./arguments/planned.ts";
import { run } from "./arguments/run.ts";

const text = `npm run generate

Writes what is made from the project's own sources: the corrections of the product's requirements in
docs/corrections.md, the metric contract in docs/metrics.md, the settings in docs/settings.md, and the JSON Schema of the
stack files in schema/stack.schema.json.

  -h, --help  this text
`;

await run({ command: "generate", text }, () => {
  for (const { path, content } of generatedFiles(catalog)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
    process.stdout.write(`${path}\n`);
  }
  return Promise.resolve();
});
