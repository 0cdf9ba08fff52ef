import { z } from "zod";
import type { Backend } from "../../components/backend.ts";
import type { Secrets } from "../../model/secret.ts";
import { tierPresetTexts } from "../registry.ts";
import { readBy } from "./applicability.ts";
import { descriptionText, described } from "./described.ts";
import { settingsSchema } from "./schema.ts";

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
function topLevelText(key: string, field: z.core.$ZodType, backends: readonly Backend[]): string {
  const read = readBy(key, backends);
  const value = [descriptionText(described(field)), ...tierPresetTexts(key, backends)].join("; ");
  return read === undefined ? value : `${value}. Read ${read}`;
}

/**
 * JSON Schema of a stack's file, Pulumi.STACK.yaml: editors complete and check it by this.
 *
 * @param namespace of the keys: the Pulumi project's name
 * @param secrets those that the stack may have, by key
 */
export function stackFileSchema(namespace: string, backends: readonly Backend[], secrets: Secrets): Schema {
  const settings = settingsSchema(backends);
  const { properties } = z.toJSONSchema(settings, {
    io: "input",
    // Editors show the description: it says the default too, also one that is no value.
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.otherwise;
      const text = descriptionText(described(zodSchema));
      if (text !== "") jsonSchema.description = text;
    },
  });
  const plain = Object.entries<z.ZodType>(settings.shape).map(([key, field]) => [
    key,
    quotable({ ...(properties?.[key] as Schema), description: topLevelText(key, field, backends) }),
  ]);
  const own: Readonly<Record<string, Schema>> = {
    ...(Object.fromEntries(plain) as Record<string, Schema>),
    ...Object.fromEntries(Object.entries(secrets).map(([key, description]) => [key, encrypted(description)])),
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
