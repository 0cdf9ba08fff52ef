import { join } from "node:path";

/** Where the local tier keeps what; all of it below one folder, so that `down` can remove everything. */
export interface Layout {
  readonly root: string;
  /** Working directory, log and pidfile of a process. */
  readonly process: (name: string) => string;
  /** Configuration of a process. */
  readonly configuration: (name: string) => string;
  /** Data that outlives a restart. */
  readonly data: (name: string) => string;
  readonly secrets: string;
  readonly runbooks: string;
  readonly dashboards: string;
}

export function layout(root: string): Layout {
  return {
    root,
    process: (name) => join(root, "processes", name),
    configuration: (name) => join(root, "configuration", name),
    data: (name) => join(root, "data", name),
    secrets: join(root, "secrets"),
    runbooks: join(root, "runbooks"),
    dashboards: join(root, "dashboards"),
  };
}
