import type { OutputMap } from "@pulumi/pulumi/automation/index.js";
import { columns } from "../../plan/report/columns.ts";

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A stack's outputs as aligned lines; an object's entries stand below its name, and secrets are not shown. */
export function outputLines(outputs: OutputMap): string[] {
  const rows = Object.entries(outputs).flatMap(([name, { value, secret }]): [string, string][] => {
    if (secret) return [[name, "[secret]"]];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [[name, text(value)]];
    return Object.entries(value as Record<string, unknown>).map(([key, entry]) => [`${name}.${key}`, text(entry)]);
  });
  return rows.length === 0 ? [] : columns(rows).split("\n");
}
