export * from "./capabilities.ts";
export { MonitoringComponent, type ComponentArgs, type ComponentOutputs, type Provided } from "./component.ts";
export { childName, componentType } from "./names.ts";
export { Monitoring, type MonitoringArgs } from "./monitoring.ts";
export type { Child, ChildArgs, ChildKind, ChildTransforms, Transform, Transforms } from "./transforms.ts";
