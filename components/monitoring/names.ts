import type { Capability } from "../../model/capability.ts";
import { typeToken } from "../../model/type-token.ts";

/** Name of a component's child, under which the engine knows it; also what the plan calls it. */
export const childName = (component: string, child: string): string => `${component}-${child}`;

/** Type token of a capability's component; that of the whole stack's where there is no capability. */
export const componentType = (capability: Capability | undefined): string =>
  typeToken(capability === undefined ? "Monitoring" : capability.charAt(0).toUpperCase() + capability.slice(1));
