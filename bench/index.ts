import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { run } from "../commands/arguments/run.ts";
import { benchCluster } from "./cluster.ts";
import { benchPlan, benchPreview } from "./product.ts";
import { benchSizes } from "./sizes.ts";

const text = `npm run -s bench -- [--quick]

Measures how long this project takes: validating and compiling catalogs of 1, 10, 100 and 1000 services with time,
memory and growth; the plan command; a preview under the real Pulumi engine; and the complete tier in a real Kubernetes
API beside its charts alone, where the programs for it are there. Changes nothing, and takes some twenty minutes. Its numbers are this machine's at this moment: no test fails on them.

  --quick     1, 10 and 100 services, fewer runs
  -h, --help  this text
`;

function machine(): string {
  const [processor] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const [load = 0] = loadavg();
  return (
    `Machine: ${availableParallelism()} cores (${processor?.model ?? "unknown"}), ${memory} GiB, ${process.platform} ${process.arch}, ` +
    `Node ${process.version}, load ${load.toFixed(1)} at the start\n` +
    "Other programs lengthen the wall clock; processor time suffers less. No test fails on a clock."
  );
}

async function bench(quick: boolean): Promise<void> {
  const parts = [
    () => Promise.resolve(machine()),
    () => benchSizes(quick ? [1, 10, 100] : [1, 10, 100, 1000], quick ? 1 : 3),
    () => benchPlan(quick ? 3 : 7),
    () => benchPreview(quick ? 1 : 3),
    () => benchCluster(quick ? [1, 10] : [1, 10, 100, 1000]),
  ];
  for (const part of parts) process.stdout.write(`${await part()}\n\n`);
}

await run({ command: "bench", options: { quick: {} }, text }, ({ flags }) => bench(flags.has("quick")));
