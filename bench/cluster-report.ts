/** What a process that brought a stack up in a cluster says; times in milliseconds by the wall clock. */
export interface ClusterTimes {
  readonly resources: number;
  readonly preview: number;
  readonly up: number;
  /** A preview of what has not changed. */
  readonly again: number;
  /** Peak memory of the program's process, bytes. */
  readonly memory: number;
}

/** `whole`: the complete tier. `charts`: its Helm releases with the same values, and nothing else of ours. */
export const benchedPrograms = ["charts", "whole"] as const;
export type BenchedProgram = (typeof benchedPrograms)[number];
