import * as pulumi from "@pulumi/pulumi";

/**
 * Our own provider plugin, in provider/: files and processes of this machine. Default providers are disabled, so every
 * File and Process names it: `{ provider }` on their component.
 */
export class StratoaiProvider extends pulumi.ProviderResource {
  constructor(name: string, opts?: pulumi.ResourceOptions) {
    super("stratoai", name, {}, opts);
  }
}
