import type { Transforms } from "./components/monitoring/transforms.ts";

/**
 * The last word on any resource of any stack, for what no setting foresees. Each is a function of the resource's name,
 * arguments and options just before it is made; what it returns takes their place. For example, more history of one chart:
 *
 *     metrics: {
 *       release: ({ name, args }) => (name.endsWith("-kube-prometheus-stack") ? { args: { ...args, maxHistory: 5 } } : undefined),
 *     },
 */
export const transforms: Transforms = {};
