import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Artifact, StackContext } from "../../../model/stack.ts";
import { tool } from "../../support/toolchain.ts";

export const prod: StackContext = {
  product: "stratoai",
  stack: "prod",
  environment: "prod",
  cluster: "main",
  pages: true,
  links: { runbook: "https://runbooks.example.com/{alert}", dashboard: "https://grafana.example.com/d/{dashboard}" },
  baseUrl: "https://api.example.com",
  metricRetention: "31d",
};

/** A folder of this test's own, removed by `remove`. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "prometheus-test-"));
  return {
    path,
    write(artifacts: readonly Artifact[]) {
      for (const { path: file, content } of artifacts) {
        mkdirSync(dirname(join(path, file)), { recursive: true });
        writeFileSync(join(path, file), content);
      }
    },
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Runs a real program to its end; what it prints, and whether it was content. */
export function run(program: string, args: readonly string[], cwd: string): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(tool(program), args, { cwd, encoding: "utf8" });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}
