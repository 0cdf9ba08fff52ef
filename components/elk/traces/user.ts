import { ofBackend } from "../../../model/origin.ts";
import { manifest } from "../../kubernetes/manifest.ts";
import type { SecretPiece, SecretSpec } from "../../kubernetes/resources.ts";

/**
 * Name of the Secret by which Elasticsearch gets the user that writes and reads traces: keys `username`, `password` and
 * `roles` (names, by comma), and where a role is not built in `roles.yml` with what it may do.
 */
export const tracesUserSecret = "elasticsearch-traces-user";

export const tracesUser = "traces";

const role = "traces";

/** Beginnings of the names of every index with traces: of both engines, so that what one left expires under the other. */
export const indexPrefixes = ["jaeger", "zipkin"] as const;

/** Writes, reads and deletes traces, makes their index templates and sees whether Elasticsearch is well, nothing else. */
const roles = {
  [role]: {
    cluster: ["manage_index_templates", "monitor"],
    indices: [
      {
        names: indexPrefixes.map((prefix) => `${prefix}-*`),
        privileges: ["create_index", "delete_index", "read", "view_index_metadata", "write"],
      },
    ],
  },
};

export const tracesPassword: SecretPiece = { generated: "elasticsearch-traces" };

/** The Secret by which Elasticsearch gets the user, and of which others take the password. */
export const userSecret = (namespace: string): SecretSpec => ({
  name: tracesUserSecret,
  namespace,
  keys: {
    username: [tracesUser],
    password: [tracesPassword],
    roles: [role],
    "roles.yml": [manifest(roles)],
  },
  readBy: "Elasticsearch, which lets this user in, and those that keep traces in it",
  origin: ofBackend("elk"),
});
