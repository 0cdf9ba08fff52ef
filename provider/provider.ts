import { isDeepStrictEqual } from "node:util";
import type { Provider } from "@pulumi/pulumi/provider/index.js";
import { failure } from "./mistake.ts";
import { IncompleteError, type AnyResourceKind, type Context, type Properties } from "./resource-kind.ts";
import { withoutSecrets } from "./redaction.ts";
import { isSecretAt, open, seal, type Path } from "./sealing.ts";
import { validate } from "./validation.ts";

/** The type token in a URN: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
function token(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** The places that must be secret, those of computed properties included. */
function withComputed(kind: AnyResourceKind, secrets: readonly Path[]): Path[] {
  const computed = Object.entries(kind.computed)
    .filter(([, { secretWith }]) => secrets.some(([property]) => property === secretWith))
    .map(([name]) => [name]);
  return [...secrets, ...computed];
}

function inputNames(kind: AnyResourceKind): string[] {
  return [...Object.keys(kind.properties), ...Object.keys(kind.computed)];
}

/** Names of the inputs in which a state differs from what is asked for, secretness included. */
function changedInputs(kind: AnyResourceKind, state: Properties, inputs: Properties): Set<string> {
  return new Set(inputNames(kind).filter((name) => !isDeepStrictEqual(state[name], inputs[name])));
}

function inputsOf(kind: AnyResourceKind, state: Properties): Properties {
  return Object.fromEntries(inputNames(kind).flatMap((name) => (name in state ? [[name, state[name]]] : [])));
}

/** What the engine's protocol takes for "exists, but not as asked": see Pulumi's ErrorResourceInitFailed. */
function initializationError({ message }: Error, state: Properties, id: string, secrets: readonly Path[]): Error {
  return Object.assign(new Error(message), { id, properties: seal(state, secrets), reasons: [message] });
}

/**
 * A Pulumi provider that serves the given kinds of resources by their type tokens.
 *
 * @param warn tells the user something that is no failure. Default: nobody is told
 */
export function provider(
  kinds: ReadonlyMap<string, AnyResourceKind>,
  version: string,
  warn: Context["warn"] = () => Promise.resolve(),
): Provider {
  const cancellation = new AbortController();

  const kindOf = (urn: string): AnyResourceKind => {
    const kind = kinds.get(token(urn));
    if (kind === undefined) throw new Error(`no resource ${token(urn)}; there are ${[...kinds.keys()].join(", ")}`);
    return kind;
  };
  const context = (urn: string): Context => ({ urn, signal: cancellation.signal, warn });

  return {
    version,

    async check(urn, olds: Properties, news: Properties) {
      const kind = kindOf(urn);
      const opened = open(news);
      const { input, valid, mistakes } = validate(kind, opened);
      const all = [...mistakes, ...(await kind.examine(valid, open(olds).plain, context(urn)))];
      if (all.length > 0) return { inputs: news, failures: all.map(failure) };
      const inputs = kind.complete(input, (property) => isSecretAt(opened.secrets, [property]));
      return { inputs: seal(inputs, withComputed(kind, opened.secrets)) };
    },

    diff(_id, urn, olds: Properties, news: Properties) {
      const kind = kindOf(urn);
      const changed = changedInputs(kind, olds, news);
      const { replaces, deleteBeforeReplace } = kind.plan(changed);
      return Promise.resolve({ changes: changed.size > 0, replaces: [...replaces], deleteBeforeReplace });
    },

    async create(urn, inputs: Properties) {
      const { plain, secrets } = open(inputs);
      try {
        const { id, state } = await kindOf(urn).create(plain, context(urn));
        return { id, outs: seal(state, secrets) };
      } catch (error) {
        throw withoutSecrets(error, plain, secrets);
      }
    },

    async read(id, urn, props: Properties) {
      const kind = kindOf(urn);
      const { plain, secrets } = open(props);
      const state = await kind.read(plain, context(urn));
      if (state === undefined) return { id: "", props: {} };
      const sealed = seal(state, secrets);
      return { id, props: sealed, inputs: inputsOf(kind, sealed) };
    },

    async update(id, urn, olds: Properties, news: Properties) {
      const kind = kindOf(urn);
      const { plain, secrets } = open(news);
      const changed = changedInputs(kind, olds, news);
      try {
        return { outs: seal(await kind.update(open(olds).plain, plain, changed, context(urn)), secrets) };
      } catch (error) {
        const safe = withoutSecrets(error, plain, secrets);
        throw error instanceof IncompleteError ? initializationError(safe, error.state, id, secrets) : safe;
      }
    },

    async delete(_id, urn, props: Properties) {
      await kindOf(urn).delete(open(props).plain, context(urn));
    },

    cancel() {
      cancellation.abort(new Error("the deployment was cancelled"));
      return Promise.resolve();
    },
  };
}
