import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigValue, EngineEvent, OpMap } from "@pulumi/pulumi/automation/index.js";
import { openStack } from "../../../commands/stack/open.ts";
import { statusOf, type Status } from "../../../commands/stack/status.ts";

/** What must show nowhere but in the cluster's Secrets. */
export const canaries = {
  slackCriticalUrl: "https://hooks.slack.com/services/T0/B0/canary-slack-critical",
  slackWarningUrl: "https://hooks.slack.com/services/T0/B0/canary-slack-warning",
  pagerdutyRoutingKey: "canarypagerduty00000000000000000",
  smtpPassword: "canary-smtp-password",
  uptimeToken: "canary-uptime-token",
  databasePassword: "canary-database-password",
  objectStorageAccessKey: "canary-access-key",
  objectStorageSecretKey: "canary-secret-key",
} as const;

interface Preview {
  /** What Pulumi prints of it. */
  readonly text: string;
  readonly changes: OpMap;
  /** The resources that would change, as `operation name`, sorted. */
  readonly steps: readonly string[];
}

/** The shipped program as a throwaway stack `prod` on some cluster. */
export interface TestStack {
  readonly folder: string;
  /** Sets config for the next operation: keys without the project's name, paths as `kubernetes.profile`. */
  configure(config: Readonly<Record<string, string>>): Promise<void>;
  /** Takes whole keys out of the config. */
  unconfigure(...keys: readonly string[]): Promise<void>;
  preview(): Promise<Preview>;
  up(): Promise<OpMap>;
  refresh(): Promise<OpMap>;
  /** What Pulumi prints of it. */
  destroy(): Promise<string>;
  /** What `npm run status` says. */
  status(): Promise<Status>;
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** The state as the engine keeps it. */
  state(): Promise<string>;
  remove(): void;
}

const plain = (value: string): ConfigValue => ({ value });

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/** @param config of the stack's file; secrets are the canaries */
export async function openTestStack(config: Readonly<Record<string, string>>): Promise<TestStack> {
  const folder = mkdtempSync(join(tmpdir(), "kubernetes-tier-"));
  const base = { tier: "complete", uptime: "blackbox", errors: "none", "kubernetes.timeoutSeconds": "120" };
  const secrets = Object.entries(canaries).map(([key, value]) => [key, { value, secret: true }] as const);
  const own = { ...base, ...config };
  const opened = await openStack({
    name: "prod",
    stateDir: folder,
    config: { ...own, ...Object.fromEntries(secrets) },
  });
  const { stack, project } = opened;
  const collect = (): { readonly onEvent: (event: EngineEvent) => void; readonly steps: string[] } => {
    const steps: string[] = [];
    return {
      steps,
      onEvent: ({ resourcePreEvent }) => {
        const step = resourcePreEvent?.metadata;
        if (step !== undefined && step.op !== "same") steps.push(`${step.op} ${nameOf(step.urn)}`);
      },
    };
  };
  return {
    folder,
    async configure(changes) {
      const entries = Object.entries(changes).map(([key, value]) => [`${project}:${key}`, plain(value)] as const);
      await stack.setAllConfig(Object.fromEntries(entries), true);
    },
    async unconfigure(...keys) {
      await stack.removeAllConfig(keys.map((key) => `${project}:${key}`));
    },
    async preview() {
      const { steps, onEvent } = collect();
      const { stdout, stderr, changeSummary } = await stack.preview({ onEvent, diff: true, color: "never" });
      // Beside a diff, Pulumi prints what it warns of on standard error.
      return { text: `${stdout}\n${stderr}`, changes: changeSummary, steps: steps.sort() };
    },
    async up() {
      const { summary } = await stack.up();
      return summary.resourceChanges ?? {};
    },
    async refresh() {
      const { summary } = await stack.refresh();
      return summary.resourceChanges ?? {};
    },
    async destroy() {
      return (await stack.destroy({ color: "never" })).stdout;
    },
    status: () => statusOf(opened),
    async outputs() {
      return Object.fromEntries(
        Object.entries(await stack.outputs()).map(([key, { value }]) => [key, value as unknown]),
      );
    },
    async state() {
      return JSON.stringify(await stack.exportStack());
    },
    remove() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
