import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PrometheusConfig } from "../../components/prometheus/config.ts";
import { configText } from "../../components/prometheus/files.ts";
import type { DrillFault } from "../../model/alert.ts";
import type { WithOrigin } from "../../model/origin.ts";

/** The running stack that is drilled. URLs have no trailing slash. */
export interface DrilledStack {
  readonly prometheus: string;
  readonly inbox: string;
  readonly backend: string;
  readonly exporters: string;
  /** Folder of Prometheus' configuration, with prometheus.yml and rules/. */
  readonly prometheusDirectory: string;
  /** What prometheus.yml is written from. */
  readonly prometheusConfig: () => Promise<WithOrigin<PrometheusConfig>>;
  /** The pid of a process of the stack, by the name that faults use. */
  readonly pid: (process: string) => Promise<number>;
  /** Brings back whatever was stopped: a real `pulumi up` after a refresh. */
  readonly repair: () => Promise<void>;
}

/** A fault that is on. */
export interface Injected {
  /** Undone as soon as the alert fires, because nobody could be notified before. */
  readonly releaseWhenFiring: boolean;
  readonly clear: () => Promise<void>;
}

async function request(method: string, url: string, body?: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
}

/** Prometheus refuses some of our breakages, which is the point: its answer to the reload is not looked at. */
async function reload(stack: DrilledStack): Promise<void> {
  await fetch(`${stack.prometheus}/-/reload`, { method: "POST" });
}

async function edited(stack: DrilledStack, edit: (configuration: string) => string): Promise<Injected> {
  const file = join(stack.prometheusDirectory, "prometheus.yml");
  const original = await readFile(file, "utf8");
  await writeFile(file, edit(original));
  await reload(stack);
  return {
    releaseWhenFiring: false,
    clear: async () => {
      await writeFile(file, original);
      await reload(stack);
    },
  };
}

const without = (job: string, { origin, object }: WithOrigin<PrometheusConfig>): WithOrigin<PrometheusConfig> => ({
  origin,
  object: { ...object, scrape_configs: object.scrape_configs.filter(({ object: { job_name } }) => job_name !== job) },
});

/** Two series match where one is expected, which only evaluation can find out. */
const failingRule = `groups: [{name: drill, rules: [{record: "drill:failing:rule", expr: "up + on (no_such_label) up"}]}]\n`;

/** Puts a fault on the stack; throws, with the stack as it was, where that cannot be done. */
export async function inject(fault: DrillFault, stack: DrilledStack): Promise<Injected> {
  switch (fault.kind) {
    case "demo": {
      const url = `${stack[fault.on]}/faults/${fault.fault}`;
      await request("PUT", url, fault.body);
      return { releaseWhenFiring: false, clear: () => request("DELETE", url) };
    }
    case "freeze": {
      const pid = await stack.pid(fault.process);
      process.kill(pid, "SIGSTOP");
      return {
        releaseWhenFiring: true,
        clear: () => {
          process.kill(pid, "SIGCONT");
          return Promise.resolve();
        },
      };
    }
    case "stop":
      process.kill(await stack.pid(fault.process), "SIGKILL");
      return { releaseWhenFiring: false, clear: stack.repair };
    case "refuse": {
      const url = `${stack.inbox}/faults/refuse?kind=${fault.messages}`;
      await request("PUT", url);
      return { releaseWhenFiring: false, clear: () => request("DELETE", url) };
    }
    case "prometheus": {
      if (fault.breakage === "invalid-configuration")
        return edited(stack, (original) => `${original}\nno_such_setting: 1\n`);
      const file = join(stack.prometheusDirectory, "rules", "drill-failing-rule.yml");
      await writeFile(file, failingRule);
      await reload(stack);
      return {
        releaseWhenFiring: false,
        clear: async () => {
          await rm(file, { force: true });
          await reload(stack);
        },
      };
    }
    case "unscrape": {
      const config = without(fault.job, await stack.prometheusConfig());
      return edited(stack, () => configText(config));
    }
    case "none":
      return { releaseWhenFiring: false, clear: () => Promise.resolve() };
  }
}

/** A fault in a word or two, for the table. */
export function faultName(fault: DrillFault): string {
  switch (fault.kind) {
    case "demo":
      return [fault.fault, ...Object.values(fault.body).map(String)].join(" ");
    case "freeze":
    case "stop":
      return `${fault.kind} ${fault.process}`;
    case "refuse":
      return `refuse ${fault.messages}`;
    case "prometheus":
      return fault.breakage;
    case "unscrape":
      return `unscrape ${fault.job}`;
    case "none":
      return "none needed";
  }
}
