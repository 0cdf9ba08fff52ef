import type { StackContext } from "../../model/stack.ts";
import type { JsonMap } from "./object.ts";

/** Labels in which the operator has a target's place. */
const placeLabels = ["container", "endpoint", "namespace", "pod"] as const;

export const setLabel = (targetLabel: string, replacement: string): JsonMap => ({ targetLabel, replacement });

export const copyLabel = (source: string, targetLabel: string): JsonMap => ({ sourceLabels: [source], targetLabel });

/** Drops labels that the operator has given a target, but for those named. */
export const dropLabels = (labels: readonly string[] = placeLabels): JsonMap => ({
  action: "labeldrop",
  regex: labels.join("|"),
});

/** Labels of every series of a stack, as on the tiers whose scrape configuration is a file. */
export const stackLabels = ({ environment, cluster }: StackContext): readonly JsonMap[] => [
  setLabel("environment", environment),
  setLabel("cluster", cluster),
];
