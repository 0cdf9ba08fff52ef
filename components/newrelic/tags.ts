import type { Origin } from "../../model/origin.ts";
import { originTag } from "../../model/origin.ts";

/** Tags of an entity, as New Relic's resources take them. */
export type Tags = readonly { readonly key: string; readonly values: readonly string[] }[];

/**
 * The tags of what has no text and no tags among its resource's own arguments: `newrelic_entity_tags` sets them on its
 * `entity_guid`.
 */
export const originTags = (origin: Origin): Tags => [{ key: "catalog", values: [originTag(origin)] }];
