import { z } from "zod";
import type { Secrets } from "../../model/secret.ts";

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
  const { description, ...rest } = schema;
  const quoted: Readonly<Record<string, Schema>> = {
    boolean: { type: "string", enum: ["true", "false"] },
    integer: { type: "string", pattern: "^[0-9]+$" },
  };
  const text = typeof rest.type === "string" ? quoted[rest.type] : undefined;
  return text === undefined ? schema : { description, anyOf: [rest, text] };
}

/**
 * JSON Schema of a stack's file, Pulumi.STACK.yaml: editors complete and check it by this.
 *
 * @param namespace of the keys: the Pulumi project's name
 * @param settings everything that a stack may say
 * @param secrets those that the stack may have, by key
 */
export function stackFileSchema(namespace: string, settings: z.ZodObject, secrets: Secrets): Schema {
  const { properties } = z.toJSONSchema(settings, { io: "input" });
  const own: Readonly<Record<string, Schema>> = {
    ...Object.fromEntries(Object.entries(properties ?? {}).map(([key, schema]) => [key, quotable(schema as Schema)])),
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
