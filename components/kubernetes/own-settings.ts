import { z } from "zod";
import type { Issue } from "../../model/issue.ts";
import type { OwnSettings, Service, SettingsContext } from "../backend.ts";
import type { GivenKubernetes } from "./settings-schema.ts";
import { publishedHost, volumeSize } from "./settings-schema.ts";

/** What follows for the setting `kubernetes` from what a backend is. */
interface Brought {
  /** Services whose interfaces can be published, each by a host of its own. Default: none. */
  readonly serves?: readonly Service[];
  /** Names of the volumes whose size config can set. Default: none. */
  readonly volumes?: readonly string[];
}

/** Keys of `kubernetes` that only one backend reads. */
interface OwnKeys<Shape extends z.ZodRawShape, Own> extends Brought {
  readonly keys: Shape;
  /**
   * @param filled what config says under these keys, with their defaults
   * @param given all that it says of the cluster, checked but without defaults
   */
  readonly resolve: (
    filled: z.output<z.ZodObject<Shape>>,
    given: GivenKubernetes,
    context: SettingsContext,
  ) => { readonly own: Own; readonly issues: readonly Issue[] };
}

const all = <T extends z.ZodType>(names: readonly string[], schema: T): Readonly<Record<string, T>> =>
  Object.fromEntries(names.map((name) => [name, schema]));

const objectOf = (key: string, shape: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, z.ZodType>> =>
  Object.keys(shape).length === 0 ? {} : { [key]: z.strictObject(shape) };

const tiers = ["complete"] as const;

/** The setting `kubernetes` as far as one backend declares it. */
function schemaOf(keys: z.ZodRawShape, { serves = [], volumes = [] }: Brought): z.ZodObject {
  const interfaces = serves.flatMap(({ interfaces: brought = [] }) => brought.map(({ name }) => name));
  return z.strictObject({
    kubernetes: z.strictObject({
      ...keys,
      ...objectOf("volumes", all(volumes, volumeSize)),
      ...objectOf("ingress", objectOf("hosts", all(interfaces, publishedHost))),
    }),
  });
}

/**
 * A backend's own part of the setting `kubernetes`, declared in its folder: keys of its own, and entries of what the
 * cluster has for everybody, `volumes` and `ingress.hosts`.
 */
export function clusterSettings<Shape extends z.ZodRawShape, Own>({
  keys,
  resolve,
  ...brought
}: OwnKeys<Shape, Own>): OwnSettings<Own> {
  const own = z.object(keys);
  return {
    schema: schemaOf(keys, brought),
    tiers,
    resolve: ({ kubernetes = {} }, context) => resolve(own.parse(kubernetes), kubernetes as GivenKubernetes, context),
    shown: (values) => ({ kubernetes: values }),
  };
}

/** The same for a backend without keys of its own; what config says of its volumes and hosts the cluster's settings have. */
export const broughtSettings = (brought: Brought): OwnSettings<unknown> => ({
  schema: schemaOf({}, brought),
  tiers,
  resolve: () => ({ own: {}, issues: [] }),
});
