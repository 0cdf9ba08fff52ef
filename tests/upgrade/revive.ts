import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { provider } from "../../provider/provider.ts";
import { resourceKinds } from "../../provider/registry.ts";
import type { Properties } from "../../provider/resource-kind.ts";
import type { RecordedResource } from "./deployment.ts";
import { isFile, isProcess, onTheWire } from "./deployment.ts";

interface Port {
  readonly port: number;
}

/** What it takes to have such a process: itself, or a stub where it is a program of ours, whose old source is gone. */
function startable(inputs: Properties): Properties {
  if (inputs.restartDigest === undefined) return inputs;
  const ports = (inputs.ports as readonly Port[]).map(({ port }) => String(port));
  return { ...inputs, args: [join(import.meta.dirname, "old-program.mjs"), ...ports] };
}

/**
 * Makes what a kept state records of this machine: writes its files and starts its processes, in the order in which they
 * were made. Returns the resources with the processes' own ids in them.
 */
export async function revive(resources: readonly RecordedResource[]): Promise<readonly RecordedResource[]> {
  const served = provider(resourceKinds, manifest.version);
  const revived: RecordedResource[] = [];
  for (const resource of resources) {
    if (!isFile(resource) && !isProcess(resource)) {
      revived.push(resource);
      continue;
    }
    const { inputs = {} } = resource;
    const wanted = isProcess(resource) ? startable(inputs) : inputs;
    const made = (await served.create?.(resource.urn, onTheWire(wanted)))?.outs as Record<string, unknown> | undefined;
    const { pid, startTime } = made ?? {};
    revived.push(isProcess(resource) ? { ...resource, outputs: { ...resource.outputs, pid, startTime } } : resource);
  }
  return revived;
}
