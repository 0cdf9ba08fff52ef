import assert from "node:assert/strict";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { separateEngineConnections } from "../../provider/engine-connections.ts";

describe("Connections to the engine", () => {
  it("are shared with no earlier run", () => {
    separateEngineConnections();
    const { grpcClientOptions } = settings as unknown as { grpcClientOptions: Record<string, unknown> };
    assert.equal(grpcClientOptions["grpc.use_local_subchannel_pool"], 1);
  });
});
