import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { MonitoringComponent } from "../monitoring/component.ts";
import type { SecretPiece, SecretSpec } from "./resources.ts";

/** 32 letters and digits are 190 bits, and need no escaping anywhere. */
const generatedLength = 32;

/** Puts the texts of Secrets together, of the stack's secret config and of passwords made once. */
export class SecretValues {
  readonly #passwords = new Map<string, pulumi.Output<string>>();
  readonly #config = new pulumi.Config();
  readonly #random: pulumi.ProviderResource;

  /** @param random the provider of passwords */
  constructor(random: pulumi.ProviderResource) {
    this.#random = random;
  }

  /**
   * The password of that name, which some Secret has.
   *
   * @throws where none has it
   */
  generated(name: string): pulumi.Output<string> {
    const password = this.#passwords.get(name);
    if (password === undefined) throw new Error(`no Secret of this stack has the password ${name}`);
    return password;
  }

  /** The password of that name, made by the first that asks for it, the same for everybody after. */
  #generated(name: string, owner: MonitoringComponent): pulumi.Output<string> {
    const known = this.#passwords.get(name);
    if (known !== undefined) return known;
    const args = { length: generatedLength, special: false };
    const { result } = owner.child("password", RandomPassword, name, args, { provider: this.#random });
    this.#passwords.set(name, result);
    return result;
  }

  #piece(piece: SecretPiece, owner: MonitoringComponent): pulumi.Input<string> {
    if (typeof piece === "string") return piece;
    return "config" in piece ? this.#config.requireSecret(piece.config) : this.#generated(piece.generated, owner);
  }

  #text(pieces: readonly SecretPiece[], owner: MonitoringComponent): pulumi.Output<string> {
    return pulumi.secret(pulumi.all(pieces.map((piece) => this.#piece(piece, owner))).apply((texts) => texts.join("")));
  }

  /** `stringData` of a Secret. */
  of({ keys }: SecretSpec, owner: MonitoringComponent): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(Object.entries(keys).map(([key, pieces]) => [key, this.#text(pieces, owner)]));
  }
}
