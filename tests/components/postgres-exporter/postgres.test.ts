import assert from "node:assert/strict";
import { postgresResources } from "../../../components/postgres-exporter/postgres.ts";
import type { PostgresValues } from "../../../components/postgres-exporter/postgres.ts";
import { kubernetesContext } from "../kubernetes/context.ts";

describe("the PostgreSQL exporter in a cluster", () => {
  it("logs in to the database with a password that only a Secret has", () => {
    const context = kubernetesContext();
    const { releases, secrets } = postgresResources(context, {
      host: "postgres.stratoai.svc",
      port: 5432,
      name: "stratoai",
      user: "monitoring",
      sslMode: "require",
    });
    const { config } = releases[0]?.values as PostgresValues;
    assert.deepEqual(config.datasource, {
      host: "postgres.stratoai.svc",
      port: "5432",
      user: "monitoring",
      database: "stratoai",
      sslmode: "require",
      passwordSecret: { name: "postgres-exporter", key: "password" },
    });
    assert.deepEqual(
      secrets.map(({ name, keys }) => [name, keys]),
      [["postgres-exporter", { password: [{ config: "databasePassword" }] }]],
    );
  });
});
