import { oldResourceTypes } from "./old-names.ts";

/** The package of our types, and the name of the provider plugin, which Pulumi.yaml says too. */
export const packageName = "observability";

/** Type token of a resource of ours, by its class. */
export const typeToken = <Type extends string>(type: Type) => `${packageName}:index:${type}` as const;

export type ResourceType = keyof typeof oldResourceTypes;

/** Every token under which a state may have a kind of our provider's resources, today's first. */
export const resourceTokens = (type: ResourceType) => [typeToken(type), oldResourceTypes[type]] as const;
