/** A name under which a secret is kept in stack config; its value is never part of the model. */
export interface SecretRef {
  readonly secret: string;
}

export const secret = (name: string): SecretRef => ({ secret: name });

/** Declared secrets: the key of secret config → what it is, for whoever sets it. */
export type Secrets = Readonly<Record<string, string>>;
