import type { OpenedStack } from "./open.ts";
import { operate } from "./operation.ts";

/**
 * Shows what an operation would do, in Pulumi's own words.
 *
 * @throws UserError with every error once, instead of the preview
 */
export async function showPreview(
  { stack, name }: OpenedStack,
  { destroy, signal }: { destroy: boolean; signal: AbortSignal },
): Promise<void> {
  console.log(`Previewing stack ${name}`);
  const color = process.stdout.isTTY ? "always" : "never";
  const report = (): void => undefined;
  const { stdout } = await operate("update", { report, signal }, (given) =>
    destroy ? stack.previewDestroy({ ...given, color }) : stack.preview({ ...given, color, refresh: true }),
  );
  console.log(stdout);
}
