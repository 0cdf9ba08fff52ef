import type { JsonMap } from "../kubernetes/object.ts";

/**
 * Connections of gRPC stay with the pod that they began with, so that a new pod would get none: they end after a while
 * and begin anew.
 */
export const shortConnections: JsonMap = {
  server_parameters: { max_connection_age: "60s", max_connection_age_grace: "10s" },
};
