import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Machine } from "../components/backend.ts";
import { readFound } from "./bootstrap/found.mjs";

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * This machine as far as a plan depends on it: which optional programs it has, and what its environment says. A program
 * that is not there yet stands under its bare name, for `up` obtains it.
 */
export function localMachine(project: string): Machine {
  const found = readFound();
  const optional = (...names: readonly string[]) => found[names[0] ?? ""]?.path ?? onPath(names);
  const required = (name: string) => optional(name) ?? name;
  const programs = {
    node: process.execPath,
    prometheus: required("prometheus"),
    alertmanager: required("alertmanager"),
    blackbox_exporter: required("blackbox_exporter"),
    statsd_exporter: required("statsd_exporter"),
    node_exporter: required("node_exporter"),
    postgres_exporter: optional("postgres_exporter", "prometheus-postgres-exporter"),
    postgres: optional("postgres"),
    initdb: optional("initdb"),
    grafana: optional("grafana", "grafana-server"),
  };
  const { APP_VERSION } = process.env;
  return { project, programs, ...(APP_VERSION === undefined ? {} : { productVersion: APP_VERSION }) };
}
