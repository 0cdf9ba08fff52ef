import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layout } from "../../../components/local/layout.ts";
import type { LocalOptions } from "../../../components/local/processes.ts";
import { newDatabase, processes } from "../../../components/local/processes.ts";
import { databaseCluster } from "../../../components/local/machine.ts";
import { defaultPorts } from "../../../components/local/ports.ts";
import { machine } from "../../plan/support.ts";

describe("PostgreSQL's data directory on the local tier", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "database-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** Arguments of what makes and serves the directory, and the exporter's address. */
  const served = () => {
    const places = layout(root);
    const options: LocalOptions = {
      title: "Shop",
      exporters: { statsd: true, blackbox: true },
      database: databaseCluster(places),
      layout: places,
      ports: defaultPorts,
      programs: { ...machine.programs, postgres: "postgres", initdb: "initdb", postgres_exporter: "postgres_exporter" },
      project: "/project",
      tsx: "tsx",
      metricRetention: "15d",
      speed: 1,
      uptimeToken: "",
      environment: "local",
      version: "",
      traffic: 0,
    };
    const named = (wanted: string) => processes(options).find(({ name }) => name === wanted) ?? assert.fail(wanted);
    const [prepared] = named("postgres").prepare ?? [];
    return {
      directory: named("postgres").args[1],
      made: prepared?.args,
      creates: prepared?.creates,
      address: named("postgres-exporter").env?.DATA_SOURCE_NAME,
    };
  };

  it("is made anew with a superuser that no product is named after", () => {
    const { directory, made, address } = served();
    assert.equal(directory, join(root, "data/postgres", newDatabase.folder));
    assert.ok(made?.includes("--username=postgres"), made?.join(" "));
    assert.equal(address, "postgresql://postgres@127.0.0.1:55432/postgres?sslmode=disable");
  });

  it("keeps its folder and its superuser where version 0.1.0 made it, so that nothing about it changes", () => {
    const cluster = join(root, "data/postgres/cluster");
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, "PG_VERSION"), "15\n");
    assert.deepEqual(served(), {
      directory: cluster,
      // As that version wrote them.
      made: ["-D", cluster, "--username=stratoai", "--auth=trust", "--no-locale", "--encoding=UTF8"],
      creates: join(cluster, "PG_VERSION"),
      address: "postgresql://stratoai@127.0.0.1:55432/postgres?sslmode=disable",
    });
  });
});
