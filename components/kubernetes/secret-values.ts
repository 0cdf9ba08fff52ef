import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { SecretPiece, SecretSpec } from "./resources.ts";

/** 32 letters and digits are 190 bits, and need no escaping anywhere. */
const generatedLength = 32;

/** Puts the texts of Secrets together, of the stack's secret config and of passwords made once. */
export class SecretValues {
  readonly #passwords = new Map<string, pulumi.Output<string>>();
  readonly #config = new pulumi.Config();
  readonly #name: string;
  readonly #opts: pulumi.CustomResourceOptions;

  /** @param name prefix of the passwords' resource names */
  constructor(name: string, opts: pulumi.CustomResourceOptions) {
    this.#name = name;
    this.#opts = opts;
  }

  /** The password of that name, the same for everybody who asks. */
  generated(name: string): pulumi.Output<string> {
    const known = this.#passwords.get(name);
    if (known !== undefined) return known;
    const made = new RandomPassword(`${this.#name}-${name}`, { length: generatedLength, special: false }, this.#opts)
      .result;
    this.#passwords.set(name, made);
    return made;
  }

  #part(part: SecretPiece): pulumi.Input<string> {
    if (typeof part === "string") return part;
    return "config" in part ? this.#config.requireSecret(part.config) : this.generated(part.generated);
  }

  text(parts: readonly SecretPiece[]): pulumi.Output<string> {
    return pulumi.secret(pulumi.all(parts.map((part) => this.#part(part))).apply((texts) => texts.join("")));
  }

  /** `stringData` of a Secret. */
  of({ keys }: SecretSpec): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(Object.entries(keys).map(([key, parts]) => [key, this.text(parts)]));
  }
}
