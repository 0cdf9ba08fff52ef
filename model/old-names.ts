/**
 * Names that earlier versions wrote into states of Pulumi and onto disks, each with the last version that wrote it. What
 * was written stays usable.
 */

/** Lies in the folders that `render` wrote, with the list of its files. Until 0.1.0. */
export const oldRenderMarker = ".rendered-by-stratoai-observability";

/**
 * PostgreSQL's data directory on the local tier, below its data folder, and the superuser that it was made with. A data
 * directory keeps the superuser of its `initdb`, so that one of this name goes on with this one. Until 0.1.0.
 */
export const oldDatabase = { folder: "cluster", superuser: "stratoai" } as const;
