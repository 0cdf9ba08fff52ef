import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { typeToken } from "../../model/type-token.ts";
import { provider } from "../../provider/provider.ts";
import { resourceKinds } from "../../provider/registry.ts";
import type { Properties } from "../../provider/resource-kind.ts";

/** The provider as the engine sees it, without the engine: every call with values as they go over the wire. */
export function stratoai(type: "File" | "Process", name = "x") {
  const urn = `urn:pulumi:test::test::${typeToken(type)}::${name}`;
  const served = provider(resourceKinds, manifest.version);
  return {
    /** Issues as `property: reason`. */
    async failures(news: Properties, olds: Properties = {}): Promise<string[]> {
      const { failures = [] } = await served.check!(urn, olds, news);
      return failures.map(({ property, reason }) => `${property}: ${reason}`);
    },
    async check(news: Properties, olds: Properties = {}): Promise<Properties> {
      return (await served.check!(urn, olds, news)).inputs as Properties;
    },
    diff: (olds: Properties, news: Properties) => served.diff!("id", urn, olds, news),
    create: async (inputs: Properties) => (await served.create!(urn, inputs)).outs as Properties,
    async read(state: Properties): Promise<{ id: string; props: Properties; inputs: Properties }> {
      return (await served.read!("id", urn, state)) as { id: string; props: Properties; inputs: Properties };
    },
    update: async (olds: Properties, news: Properties) =>
      (await served.update!("id", urn, olds, news)).outs as Properties,
    delete: (state: Properties) => served.delete!("id", urn, state),
    cancel: () => served.cancel!(),
  };
}

/** Gives each test of the enclosing `describe` a folder of its own, removed afterwards. */
export function temporaryFolder(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stratoai-provider-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}

/** A value with the engine's marker for secrets. */
export function secret(value: unknown): Properties {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** The engine's marker for a value that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
