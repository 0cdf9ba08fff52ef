import * as pulumi from "@pulumi/pulumi";
import { oldPackage } from "../../model/old-names.ts";
import { packageName } from "../../model/type-token.ts";

/**
 * Our own provider plugin, in provider/: files and processes of this machine. Default providers are disabled, so every
 * File and Process names it: `{ provider }` on the resource or its component.
 */
export class ObservabilityProvider extends pulumi.ProviderResource {
  constructor(name: string, opts: pulumi.ResourceOptions = {}) {
    const aliases = [{ type: `pulumi:providers:${oldPackage}` }];
    super(packageName, name, {}, pulumi.mergeOptions(opts, { aliases }));
  }
}
