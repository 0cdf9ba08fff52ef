import * as settings from "@pulumi/pulumi/runtime/settings.js";

/**
 * Gives every run of an inline program (Automation API) connections of its own. Call it once before the first run.
 *
 * Each run of the engine listens on ports of its own, which the machine may give again to a later one, while gRPC shares
 * connections by address in the whole process, failed ones too. Where a run meets such an address, its first call fails
 * at once; the SDK takes that for an engine that shuts down, ends the program without an error before it declared
 * anything, and the engine then deletes every resource of the stack. Seen once in about 200 runs of one process.
 */
export function separateEngineConnections(): void {
  const { grpcClientOptions } = settings as unknown as { grpcClientOptions?: Record<string, unknown> };
  // Not in the SDK's types: with another SDK than the pinned one it may have moved.
  if (grpcClientOptions === undefined)
    throw new Error("@pulumi/pulumi has no runtime/settings grpcClientOptions any more");
  grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
}
