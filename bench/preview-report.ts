/** What a process that previewed the local tier once says: where its milliseconds by the wall clock went. */
export interface PreviewTimes {
  /** Node and tsx, until the first line of ours. */
  readonly start: number;
  /** Loading Pulumi's SDK with its Automation API. */
  readonly sdk: number;
  /** Loading the program and what opens stacks. */
  readonly code: number;
  /** Making the stack with its config: several runs of the CLI. */
  readonly open: number;
  /** The program: settings, plan, declaring the resources. */
  readonly own: number;
  /** The rest of the preview: the engine, and the provider's process, which loads the SDK once more. */
  readonly engine: number;
  /** How many it would create. */
  readonly resources: number;
}

/** Without a Pulumi CLI: what is missing. */
export type PreviewReport = PreviewTimes | { readonly missing: string };
