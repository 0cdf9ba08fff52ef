import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AlertmanagerOptions } from "../../../components/alertmanager/compile.ts";
import type { Artifact, StackContext } from "../../../model/stack.ts";

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

export const dev: StackContext = { ...prod, stack: "dev", environment: "dev", pages: false };

/** Everything switched on and set, as production has it. */
export const everything: AlertmanagerOptions = {
  enabled: { discord: true, teams: true },
  webhookUrl: "http://webhook.example.com/",
  heartbeatUrl: "https://watcher.example.com/beat",
};

/** A folder of this test's own, removed by `remove`. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "alertmanager-test-"));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Writes artifacts below `folder` and gives the path of alertmanager.yml. */
export function writeArtifacts(folder: string, artifacts: readonly Artifact[]): string {
  for (const { path, content } of artifacts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return join(folder, "alertmanager/alertmanager.yml");
}

/** One file per secret, as the stack's own program would write them. */
export function writeSecrets(folder: string, secrets: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, value] of secrets) writeFileSync(join(folder, name), value, { mode: 0o600 });
}
