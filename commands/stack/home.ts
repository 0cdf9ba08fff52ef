import { join } from "node:path";
import { stateFolder } from "../../tools/bootstrap/paths.mjs";

/**
 * Protects nothing: the local tier has no secret worth protecting, and a word that everybody can read lets the plain CLI
 * open the same stack. The salt in Pulumi.local.yaml is made from it.
 */
export const localPassphrase = "local";

/** Where a stack that lives on this machine alone keeps everything; other stacks use the user's own Pulumi backend. */
export interface Home {
  /** Folder of Pulumi's state. */
  readonly backend: string;
  /** Pulumi's own folder, instead of ~/.pulumi. */
  readonly pulumiHome: string;
  /** Files and data of the local tier. */
  readonly data: string;
  /** Folder that goes with the stack, where the stack is a throwaway one. */
  readonly throwaway?: string;
}

/** The stack `local`. `state` is for tests; default: .state of this project. */
export function localHome(state = stateFolder): Home {
  return {
    backend: join(state, "backend"),
    pulumiHome: join(state, "pulumi-home"),
    data: join(state, "stacks", "local"),
  };
}

/** A throwaway stack in a folder of its own. */
export function throwawayHome(folder: string): Home {
  return {
    backend: join(folder, "backend"),
    pulumiHome: join(folder, "pulumi-home"),
    data: join(folder, "data"),
    throwaway: folder,
  };
}

/** What makes every Pulumi command address the stack in that home, whatever the user's environment says. */
export function environment({ backend, pulumiHome }: Home): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_HOME: pulumiHome,
    PULUMI_CONFIG_PASSPHRASE: localPassphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // Our provider is a folder of this project: there is nothing to download.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
