import * as pulumi from "@pulumi/pulumi";
import { oldResourceTypes } from "../../model/old-names.ts";
import { typeToken } from "../../model/type-token.ts";

export interface FileArgs {
  /** Absolute path. Another path is another file: it is replaced. */
  readonly path: pulumi.Input<string>;
  /**
   * An absolute folder that the file lies below. Missing folders are made; when the file goes, the ones that are empty
   * then go too, up to and including this one.
   */
  readonly root: pulumi.Input<string>;
  /** The whole text, as UTF-8. A secret stays encrypted in the state, and so does its digest. */
  readonly content: pulumi.Input<string>;
  /** Permissions as four octal digits. Default "0644"; "0600" where the content is a secret, so that only its owner reads it. */
  readonly mode?: pulumi.Input<string> | undefined;
}

/**
 * A file with the given content, written whole or not at all. One that was edited or lost is seen by a refresh and
 * written again by the next `up`.
 */
export class File extends pulumi.CustomResource {
  declare readonly path: pulumi.Output<string>;
  declare readonly content: pulumi.Output<string>;
  declare readonly mode: pulumi.Output<string>;
  /** SHA-256 of the content in hexadecimal digits, known in a preview; for a Process's `configDigest`. */
  declare readonly sha256: pulumi.Output<string>;

  constructor(name: string, args: FileArgs, opts: pulumi.CustomResourceOptions = {}) {
    const aliases = [{ type: oldResourceTypes.File }];
    super(
      typeToken("File"),
      name,
      { mode: undefined, ...args, sha256: undefined },
      pulumi.mergeOptions(opts, { aliases }),
    );
  }
}
