/**
 * The components of a stack's tree: `monitoring.ts` the root, `capabilities.ts` one class per capability, `component.ts` what
 * all have in common (children's names, aliases, transforms, outputs), `names.ts` names and type tokens without Pulumi,
 * `transforms.ts` the types of transforms.
 */
export * from "./capabilities.ts";
export { MonitoringComponent, type ComponentArgs, type ComponentOutputs, type Provided } from "./component.ts";
export { childName, componentType } from "./names.ts";
export { Monitoring, type MonitoringArgs } from "./monitoring.ts";
export type { Child, ChildArgs, ChildKind, ChildTransforms, Transform, Transforms } from "./transforms.ts";
