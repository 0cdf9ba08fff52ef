import { z } from "zod";

const labels = z.record(z.string(), z.string());
const alert = z.object({ labels, state: z.string(), activeAt: z.string().optional(), value: z.string() });
const rule = z.object({
  name: z.string(),
  query: z.string(),
  /** `for`, in seconds. */
  duration: z.number().default(0),
  state: z.string().default("unknown"),
  labels: labels.default({}),
  annotations: labels.default({}),
  alerts: z.array(alert).default([]),
  lastError: z.string().optional(),
});
export type AlertRule = z.infer<typeof rule>;

const rulesReply = z.object({ data: z.object({ groups: z.array(z.object({ rules: z.array(rule) })) }) });
const sample = z.object({ metric: labels, value: z.tuple([z.number(), z.string()]) });
const queryReply = z.object({
  data: z.discriminatedUnion("resultType", [
    z.object({ resultType: z.literal("vector"), result: z.array(sample) }),
    z.object({ resultType: z.literal("scalar"), result: z.tuple([z.number(), z.string()]) }),
  ]),
});

export interface Value {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

/** How long Prometheus may take, in milliseconds. */
const patience = 3000;

async function ask(base: string, path: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
  const url = new URL(path, base.endsWith("/") ? base : `${base}/`);
  url.search = new URLSearchParams(parameters).toString();
  const reply = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!reply.ok) throw new Error(`Prometheus answered ${reply.status}`);
  return reply.json();
}

/** The alerting rules of one name. @throws where Prometheus does not answer */
export async function alertRules(base: string, name: string): Promise<readonly AlertRule[]> {
  const reply = await ask(base, "api/v1/rules", { type: "alert", "rule_name[]": name });
  return rulesReply.parse(reply).data.groups.flatMap(({ rules }) => rules);
}

/** What a query gives now. @throws where Prometheus does not answer */
export async function currentValues(base: string, query: string): Promise<readonly Value[]> {
  const { data } = queryReply.parse(await ask(base, "api/v1/query", { query }));
  if (data.resultType === "scalar") return [{ labels: {}, value: data.result[1] }];
  return data.result.map(({ metric, value: [, value] }) => ({ labels: metric, value }));
}
