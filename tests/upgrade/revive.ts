import manifest from "../../package.json" with { type: "json" };
import { provider } from "../../provider/provider.ts";
import { resourceKinds } from "../../provider/registry.ts";
import type { RecordedResource } from "./deployment.ts";
import { isFile, isProcess, onTheWire } from "./deployment.ts";

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
    const made = (await served.create?.(resource.urn, onTheWire(resource.inputs ?? {})))?.outs as
      Record<string, unknown> | undefined;
    const { pid, startTime } = made ?? {};
    revived.push(isProcess(resource) ? { ...resource, outputs: { ...resource.outputs, pid, startTime } } : resource);
  }
  return revived;
}
