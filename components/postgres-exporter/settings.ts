import { z } from "zod";
import { clusterSettings } from "../kubernetes/own-settings.ts";

const text = z.string().min(1);

const schema = z.strictObject({
  host: text.optional().meta({
    description: "Where the exporter reaches it",
    otherwise: "postgres.NAMESPACE.svc of the product's namespace",
  }),
  port: z.int().min(1).max(65_535).default(5432).meta({ description: "Its port" }),
  name: text.optional().meta({ description: "Of the database", otherwise: "the product's name" }),
  user: text.default("monitoring").meta({ description: "Whom the exporter logs in as" }),
  sslMode: z
    .enum(["disable", "require", "verify-ca", "verify-full"])
    .default("require")
    .meta({ description: "libpq's sslmode" }),
});

/** The product's PostgreSQL, as the exporter reaches it; its password is the secret databasePassword. */
export interface DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly sslMode: z.output<typeof schema>["sslMode"];
}

export interface PostgresSettings {
  readonly database: DatabaseSettings;
}

export const postgresSettings = clusterSettings({
  keys: {
    database: schema
      .prefault({})
      .meta({ description: "The product's PostgreSQL, whose password is the secret databasePassword" }),
  },
  resolve: ({ database }, { productNamespace }, { catalog: { product } }) => {
    const { host = `postgres.${productNamespace ?? product}.svc`, name = product, ...others } = database;
    const own: PostgresSettings = { database: { host, name, ...others } };
    return { own, issues: [] };
  },
});
