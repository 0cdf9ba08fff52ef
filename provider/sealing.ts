import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import type { Properties } from "./resource-kind.ts";

/** Where a secret sits in a value: property names and list positions, from the top. */
export type Path = readonly (string | number)[];

/** A value whose secrets were opened, and where they were. */
export interface Opened {
  readonly plain: Properties;
  readonly secrets: readonly Path[];
}

/** The engine's marker for a value that is not known before the deployment has run further. */
export const unknownValue: string = rpc.unknownValue;

export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

/** Whether a value is unknown or has an unknown part. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasUnknown);
  return isUnknown(value);
}

/** Takes the secret markers off and pidfiles where they were. */
export function open(sealed: Properties): Opened {
  const secrets: Path[] = [];
  const visit = (value: unknown, path: Path): unknown => {
    if (rpc.isRpcSecret(value)) {
      secrets.push(path);
      return visit(rpc.unwrapRpcSecret(value), path);
    }
    if (Array.isArray(value)) return value.map((item: unknown, at) => visit(item, [...path, at]));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]));
    }
    return value;
  };
  return { plain: visit(sealed, []) as Properties, secrets };
}

/** Puts the secret markers back at the given places; places that the value lacks are skipped. */
export function seal(plain: Properties, secrets: readonly Path[]): Properties {
  const places = new Set(secrets.map((path) => JSON.stringify(path)));
  const visit = (value: unknown, path: Path): unknown => {
    let sealed = value;
    if (Array.isArray(value)) sealed = value.map((item: unknown, at) => visit(item, [...path, at]));
    else if (typeof value === "object" && value !== null) {
      sealed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]));
    }
    if (value === undefined || !places.has(JSON.stringify(path))) return sealed;
    return { [rpc.specialSigKey]: rpc.specialSecretSig, value: sealed };
  };
  return visit(plain, []) as Properties;
}

/** Whether the value at a path, or one that it lies in, is a secret. */
export function isSecretAt(secrets: readonly Path[], path: readonly PropertyKey[]): boolean {
  return secrets.some((secret) => secret.every((part, at) => part === path[at]));
}
