import { z } from "zod";
import { descriptionText, described } from "./described.ts";
import { namespace } from "./raw-config.ts";
import { readBy } from "./applicability.ts";
import { tierDefaultTexts } from "./defaults.ts";
import type { GivenSettings } from "./schema.ts";
import { settingsSchema } from "./schema.ts";
import { secretKeys } from "./secrets.ts";

type Schema = Readonly<Record<string, unknown>>;

const encrypted = (description: string): Schema => ({
  description: `Secret: ${description}. Set by \`pulumi config set --secret\`.`,
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  additionalProperties: false,
});

/** `pulumi config set` writes every plain value as text, so that numbers and booleans may stand in quotes. */
function quotable(schema: Schema): Schema {
  const { description, default: preset, ...rest } = schema;
  const quoted: Readonly<Record<string, Schema>> = {
    boolean: { type: "string", enum: ["true", "false"] },
    integer: { type: "string", pattern: "^[0-9]+$" },
  };
  const text = typeof rest.type === "string" ? quoted[rest.type] : undefined;
  return text === undefined
    ? schema
    : { description, ...(preset === undefined ? {} : { default: preset }), anyOf: [rest, text] };
}

/** A setting's description, with the tiers that read it and their own defaults. */
function topLevelText(key: string): string {
  const field = settingsSchema.shape[key as keyof GivenSettings];
  const read = readBy(key);
  const value = [descriptionText(described(field)), ...tierDefaultTexts(key)].join("; ");
  return read === undefined ? value : `${value}. Read ${read}`;
}

/** JSON Schema of a stack's file, Pulumi.STACK.yaml: editors complete and check it by this. */
export function stackFileSchema(): Schema {
  const { properties } = z.toJSONSchema(settingsSchema, {
    io: "input",
    // Editors show the description: it says the default too, also one that is no value.
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.otherwise;
      const text = descriptionText(described(zodSchema));
      if (text !== "") jsonSchema.description = text;
    },
  });
  const own: Readonly<Record<string, Schema>> = {
    ...Object.fromEntries(
      Object.entries(properties ?? {}).map(([key, schema]) => [
        key,
        quotable({ ...(schema as Schema), description: topLevelText(key) }),
      ]),
    ),
    ...Object.fromEntries(Object.entries(secretKeys).map(([key, description]) => [key, encrypted(description)])),
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `A stack of ${namespace}`,
    type: "object",
    properties: {
      config: {
        type: ["object", "null"],
        properties: Object.fromEntries(Object.entries(own).map(([key, schema]) => [`${namespace}:${key}`, schema])),
        // Other namespaces are Pulumi's and its providers'.
        patternProperties: { [`^(?!${namespace}:)[^:]+:.+$`]: {} },
        additionalProperties: false,
      },
      encryptionsalt: { type: "string" },
      encryptedkey: { type: "string" },
      secretsprovider: { type: "string" },
      environment: {},
    },
    additionalProperties: false,
  };
}
