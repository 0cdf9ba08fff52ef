import { join } from "node:path";
import { defaultTier, tiersOnThisMachine } from "../../plan/tiers.ts";
import { localName, readStackConfig, stackNames } from "../../plan/settings/stack-files.ts";
import { defaultStack, projectRoot, stateFolder } from "../../tools/bootstrap/paths.mjs";

/**
 * Protects nothing: the local tier has no secret worth protecting, and a word that everybody can read lets the plain CLI
 * open the same stack. The salt in Pulumi.local.yaml is made from it.
 */
const localPassphrase = "local";

/** Where a stack that lives on this machine alone keeps everything; other stacks use the user's own Pulumi backend. */
export interface Home {
  /** Folder of Pulumi's state. */
  readonly backend: string;
  /** Pulumi's own folder, instead of ~/.pulumi. */
  readonly pulumiHome: string;
  /** Files and data of the local tier. */
  readonly data: string;
  /** Folder of backend and Pulumi's own folder, where they lie in one of their own. */
  readonly own?: string;
  /** Folder that goes with the stack, where the stack is a throwaway one. */
  readonly throwaway?: string;
}

/**
 * Whether a stack lives on this machine alone: its tier decides, under whatever name. A stack without a file has no tier
 * yet; the default one is then the shipped one.
 *
 * @param name may have organization and project before it
 * @param project the folder with the stack's file
 * @throws ValidationError on a file of the wrong form
 */
export function isLocal(name: string, project = projectRoot): boolean {
  if (!stackNames(project).includes(localName(name))) return localName(name) === defaultStack;
  const { value = defaultTier } = readStackConfig(project, name, []).get("tier") ?? {};
  return tiersOnThisMachine.some((tier) => tier === value);
}

/**
 * The home of a stack that lives on this machine: a folder of its own for each, since all of it goes with the stack.
 *
 * @param name may have organization and project before it
 * @param state for tests; default: .state of this project
 */
export function localHome(name: string = defaultStack, state = stateFolder): Home {
  const stack = localName(name);
  const places = (folder: string) => ({
    backend: join(folder, "backend"),
    pulumiHome: join(folder, "pulumi-home"),
    data: join(state, "stacks", stack),
  });
  // The shipped stack's places are those that its state and the README name.
  if (stack === defaultStack) return places(state);
  const own = join(state, "homes", stack);
  return { ...places(own), own };
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
