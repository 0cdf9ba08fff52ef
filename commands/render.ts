import { planned } from "./arguments/planned.ts";
import { configOption, run } from "./arguments/run.ts";

const text = `npm run -s render -- STACK DIR [-c key=value]…

Writes every artifact of a stack as a file in its native format: rules, routes, dashboards, monitors, uptime checks,
on-call, runbooks, and plan.json. Needs no Pulumi CLI, cluster, account or key; secrets are named, never contained.

  STACK                   a stack with a file Pulumi.STACK.yaml, such as local, dev or prod
  DIR                     a folder that is empty, does not exist, or was written by render before
  -c, --config key=value  config on top of the stack's files, such as tier=simplified
  -h, --help              this text
`;

const usage = { command: "render", positionals: [{ name: "STACK" }, { name: "DIR" }], options: configOption, text };

await run(usage, async ({ positionals: [stack = "", folder = ""], values }) => {
  const plan = await planned(stack, values.get("config") ?? []);
  const [{ rendered }, { writeFolder }] = await Promise.all([
    import("../plan/render.ts"),
    import("./arguments/rendered-folder.ts"),
  ]);
  const files = await rendered(plan);
  writeFolder(folder, files);
  process.stdout.write(`${files.length} files in ${folder}\n`);
});
