import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { main, type Provider } from "@pulumi/pulumi/provider/index.js";

/** Marks a secret in what a provider returns; the engine then encrypts it in the state. */
const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

type Inputs = Readonly<Record<string, unknown>>;

const letters = "abcdefghijklmnopqrstuvwxyz";
const symbols = "!@#$%&*()-_=+[]{}<>:?";

function password(inputs: Inputs): string {
  const alphabet = letters + letters.toUpperCase() + "0123456789" + (inputs.special === false ? "" : symbols);
  return Array.from({ length: Number(inputs.length) }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Every input makes a password another one. */
const changed = (olds: Inputs, news: Inputs): string[] =>
  Object.keys(news).filter((key) => key !== "__defaults" && !isDeepStrictEqual(olds[key], news[key]));

const provider: Provider = {
  // Newer than any that an SDK asks for.
  version: "999.0.0",
  check: (urn, _olds, news: Inputs) => {
    const failures = [];
    if (!urn.includes("random:index/randomPassword:RandomPassword::"))
      failures.push({ property: "", reason: "the stub knows RandomPassword only" });
    if (!Number.isInteger(news.length) || Number(news.length) < 1)
      failures.push({ property: "length", reason: `must be at least 1, is ${String(news.length)}` });
    return Promise.resolve({ inputs: news, failures });
  },
  create: (_urn, inputs: Inputs) =>
    Promise.resolve({ id: "none", outs: { ...inputs, result: secret(password(inputs)) } }),
  diff: (_id, _urn, olds: Inputs, news: Inputs) => {
    const replaces = changed(olds, news);
    return Promise.resolve({ changes: replaces.length > 0, replaces });
  },
};

process.stdin.on("end", () => process.exit(0)).resume();
await main(provider, []);
