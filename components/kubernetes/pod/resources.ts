/** CPU in cores, memory in bytes, both as Kubernetes quantities. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  /** No CPU limit: throttling a store at a peak only makes the peak longer. */
  readonly limits: { readonly memory: string };
}

/** Memory is limited to what is requested unless said otherwise. */
export const resources = (cpu: string, memory: string, memoryLimit = memory): Resources => ({
  requests: { cpu, memory },
  limits: { memory: memoryLimit },
});
