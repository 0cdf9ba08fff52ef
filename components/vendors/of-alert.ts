import type { CompiledItem } from "../../model/stack.ts";

/** Which alert's a monitor or condition is, where the alert needs several of them. */
export const ofAlert = (alert: string, key: string): Pick<CompiledItem, "of"> => (key === alert ? {} : { of: alert });
