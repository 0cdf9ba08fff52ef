/**
 * Names that earlier versions wrote into states of Pulumi and onto disks, or knew by heart, each with the last version
 * that did. What was written stays usable: types are aliases of today's, and the plugin goes on answering to them.
 */

/** Lies in the folders that `render` wrote, with the list of its files. Until 0.1.0. */
export const oldRenderMarker = ".rendered-by-stratoai-observability";

/**
 * PostgreSQL's data directory on the local tier, below its data folder, and the superuser that it was made with. A data
 * directory keeps the superuser of its `initdb`, so that one of this name goes on with this one. Until 0.1.0.
 */
export const oldDatabase = { folder: "cluster", superuser: "stratoai" } as const;

/** The package of our types, and so the name of the provider plugin. Until 0.1.0. */
export const oldPackage = "stratoai";

/** The one environment whose critical alerts woke people where config said nothing of it. Until 0.1.0. */
export const oldPagingEnvironment = "prod";

/** Type of the root component, with every other resource of the stack as its child. Until 0.1.0. */
export const oldRootTypes = {
  kubernetes: `${oldPackage}:index:KubernetesMonitoring`,
  local: `${oldPackage}:index:LocalMonitoring`,
} as const;

export type OldRoot = keyof typeof oldRootTypes;

/** Types of our provider's resources. Until 0.1.0. */
export const oldResourceTypes = {
  File: `${oldPackage}:index:File`,
  Process: `${oldPackage}:index:Process`,
} as const;
