import { z } from "zod";
import { markdownTable } from "../../components/markdown-table.ts";
import { readBy } from "../settings/applicability.ts";
import { tierDefaultTexts } from "../settings/defaults.ts";
import { defaultText, described } from "../settings/described.ts";
import { expectedText, unwrapped } from "../settings/issues.ts";
import { namespace } from "../settings/raw-config.ts";
import { settingsSchema } from "../settings/schema.ts";
import { secretKeys } from "../settings/secrets.ts";
import type { Capability, Tier } from "../tiers.ts";
import { capabilities, optional, presetChoices, tiers } from "../tiers.ts";

type Fields = readonly (readonly [path: string, schema: z.core.$ZodType])[];

const fieldsOf = (object: z.ZodObject, path?: string): Fields =>
  Object.entries(object.shape).map(([key, field]) => [path === undefined ? key : `${path}.${key}`, field]);

const required = (schema: z.core.$ZodType): boolean => !z.safeParse(schema, undefined).success;

function row(path: string, schema: z.core.$ZodType): readonly string[] {
  const own = unwrapped(schema);
  const of = described(schema);
  const nested = own instanceof z.ZodObject;
  const preset = nested ? of.otherwise : (defaultText(of) ?? (required(schema) ? "none: required" : "none"));
  return [
    `\`${path}\``,
    of.description ?? "",
    nested ? "an object, see below" : expectedText(own),
    [...(preset === undefined ? [] : [preset]), ...tierDefaultTexts(path)].join("; "),
  ];
}

function choicesText(tier: Tier, capability: Capability): string {
  const choices = presetChoices(tier, capability).map(([choice]) => choice);
  return [...choices, ...(choices.length > 0 && optional.includes(capability) ? ["none"] : [])].join(", ");
}

/** An object's own section, and those of the objects in it. */
function section(path: string, object: z.ZodObject): readonly string[] {
  const fields = fieldsOf(object, path);
  return [
    `## ${path}`,
    "",
    markdownTable(
      ["setting", "meaning", "values", "default"],
      fields.map(([inner, schema]) => row(inner, schema)),
    ),
    "",
    ...sections(fields),
  ];
}

function sections(fields: Fields): readonly string[] {
  return fields.flatMap(([path, schema]) => {
    const own = unwrapped(schema);
    return own instanceof z.ZodObject ? section(path, own) : [];
  });
}

/** Every setting of a stack and every secret, as a page in Markdown. */
export function settingsPage(): string {
  const fields = fieldsOf(settingsSchema);
  return `${[
    "# Settings",
    "",
    "Written by `npm run generate` from the settings' schema in plan/settings: change it there.",
    "",
    `A setting stands in \`Pulumi.STACK.yaml\` as \`${namespace}:KEY\`, or is set by \`pulumi config set KEY VALUE\`; an`,
    "entry of an object by `pulumi config set --path ports.backend 3010`. All have a default or may be left out, but for the",
    "entries that say so. What a stack's tier does not read is refused. `schema/stack.schema.json` has the same for editors,",
    "and `npm run -s plan -- STACK` says the value of each on a stack and where it comes from.",
    "",
    markdownTable(
      ["setting", "meaning", "values", "default", "read"],
      fields.map(([path, schema]) => [...row(path, schema), readBy(path) ?? "with every tier"]),
    ),
    "",
    "## What a tier has",
    "",
    "For each capability the tier's own choice first, then those that config may override it with.",
    "",
    markdownTable(
      ["capability", ...tiers],
      capabilities.map((capability) => [capability, ...tiers.map((tier) => choicesText(tier, capability))]),
    ),
    "",
    ...sections(fields),
    "## Secrets",
    "",
    "Set by `pulumi config set --secret KEY VALUE`; in plain text they are refused. Which of them a stack needs,",
    "`npm run -s plan -- STACK` says.",
    "",
    markdownTable(
      ["secret", "meaning"],
      Object.entries(secretKeys).map(([key, meaning]) => [`\`${key}\``, meaning]),
    ),
  ].join("\n")}\n`;
}
