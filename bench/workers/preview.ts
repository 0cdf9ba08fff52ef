import type { PreviewReport } from "../preview-report.ts";

const started = performance.now();
const since = (moment: number) => performance.now() - moment;

// In this order, so that each loading counts only what those before it have not loaded.
await Promise.all([import("@pulumi/pulumi"), import("@pulumi/pulumi/automation/index.js")]);
const sdk = since(started);

const loading = performance.now();
const [{ openThrowawayStack }, { UserError }] = await Promise.all([
  import("../../commands/drill/stacks.ts"),
  import("../../model/user-error.mjs"),
  import("../../program.ts"),
]);
const code = since(loading);

async function preview(stateDirectory: string): Promise<PreviewReport> {
  const opening = performance.now();
  const { opened } = await openThrowawayStack(stateDirectory, {});
  const open = since(opening);
  const { workspace } = opened.stack;
  const { program } = workspace;
  if (program === undefined) throw new Error("the stack has no program of its own");
  let own = Number.NaN;
  workspace.program = async () => {
    const running = performance.now();
    const outputs = (await program()) as unknown;
    own = since(running);
    return outputs as ReturnType<typeof program>;
  };
  const previewing = performance.now();
  const { changeSummary } = await opened.stack.preview({ color: "never" });
  const all = since(previewing);
  return { start: started, sdk, code, open, own, engine: all - own, resources: changeSummary.create ?? 0 };
}

const [stateDirectory] = process.argv.slice(2);
if (stateDirectory === undefined) throw new Error("the folder for the stack's state is missing");
const report = await preview(stateDirectory).catch((error: unknown) => {
  if (error instanceof UserError) return { missing: error.message };
  throw error;
});
console.log(JSON.stringify(report));
// The SDK leaves connections open.
process.exit(0);
