import type { OpenedStack } from "./open.ts";
import { operate } from "./operation.ts";

/** Shows what an operation would do, in Pulumi's own words. */
export async function showPreview(
  { stack }: OpenedStack,
  { destroy, signal }: { destroy: boolean; signal: AbortSignal },
): Promise<void> {
  const options = {
    color: process.stdout.isTTY ? "always" : "never",
    onOutput: (text: string) => {
      process.stdout.write(text);
    },
  } as const;
  // The output has the resources and the errors already.
  const report = (): void => undefined;
  await operate("update", { report, signal }, (given) =>
    destroy ? stack.previewDestroy({ ...given, ...options }) : stack.preview({ ...given, ...options, refresh: true }),
  );
}
