import { planned } from "./arguments/planned.ts";
import { configOption, run } from "./arguments/run.ts";

const text = `npm run -s plan -- STACK [--json] [-c key=value]…

Says what a stack would have: backends, resources, alerts with their compiled queries, SLOs, uptime checks, routes,
degradations, retention and cost. Needs no Pulumi CLI, cluster, account or key, and decrypts no secret.

  STACK                   a stack with a file Pulumi.STACK.yaml, such as local, dev or prod
  --json                  the plan as data; docs/plan-json.md describes it
  -c, --config key=value  config on top of the stack's files, such as tier=simplified or ports.backend=3010
  -h, --help              this text
`;

const usage = {
  command: "plan",
  positionals: [{ name: "STACK" }],
  options: { json: {}, ...configOption },
  text,
};

await run(usage, async ({ positionals: [stack = ""], flags, values }) => {
  const { plan } = await planned(stack, values.get("config") ?? []);
  if (flags.has("json")) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
  else {
    const { planText } = await import("../plan/report/text.ts");
    process.stdout.write(planText(plan));
  }
});
