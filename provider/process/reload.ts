import type { Context } from "../resource-kind.ts";
import type { ProcessIdentity } from "./identity.ts";
import type { ProcessInputs } from "./inputs.ts";
import { untilReady } from "./ready.ts";

/** The longest part of a refusal that an error repeats, in characters. */
const shownLength = 2_000;

async function post(url: string, timeoutSeconds: number, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
  });
  const body = (await response.text()).trim().slice(0, shownLength);
  if (!response.ok) throw new Error(`${url} answered ${response.status} to the reload: ${body}`);
}

/**
 * Has a running program read its files again, and waits until it is ready with them.
 * Throws if it refuses them; it then still runs with the ones that it had.
 */
export async function reload(inputs: ProcessInputs, identity: ProcessIdentity, { signal }: Context): Promise<void> {
  const { url, signal: name } = inputs.reload ?? {};
  if (url !== undefined) await post(url, inputs.ready.timeoutSeconds, signal);
  if (name !== undefined) process.kill(identity.pid, name);
  const wrong = await untilReady(inputs.ready, signal);
  signal.throwIfAborted();
  if (wrong !== undefined) throw new Error(`${inputs.program} is not ready after the reload: ${wrong}`);
}
