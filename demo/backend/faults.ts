import { z } from "zod";
import type { DemoProduct } from "./product.ts";
import { someProduct } from "./product.ts";

const ratio = z.number().min(0).max(1);
const positive = z.number().positive();
/** Routes that start so; without it all of them. */
const route = z.string().startsWith("/").optional();

/** What each fault takes, but for `breaker`, which names one of the product's own. */
const commonSchemas = {
  /** That share of requests answers 500; the metrics still answer. */
  errors: z.strictObject({ ratio, route }),
  /** That share of requests is recorded as taking so many seconds; nobody waits. */
  latency: z.strictObject({ seconds: positive.max(60), ratio: ratio.default(1), route }),
  /** Resident memory on top of the usual. */
  memory: z.strictObject({ mebibytes: positive.max(8192) }),
  /** The database cannot be reached; requests still answer, so that only the database's alert fires. */
  database: z.strictObject({}),
  /** Share of PostgreSQL's connections in use. */
  connections: z.strictObject({ ratio }),
  /** Connections opened in a real minute and never closed. */
  connectionsGrowing: z.strictObject({ perMinute: positive }),
  /** Share of the file system that is free. */
  disk: z.strictObject({ availableRatio: ratio }),
  /** The free space falls linearly to 0 in so many real hours. */
  diskFilling: z.strictObject({ hoursLeft: positive }),
  hostMemory: z.strictObject({ availableRatio: ratio }),
  /** A certificate that ends in so many days. */
  certificate: z.strictObject({ days: positive.max(3650) }),
  /** /health answers 503; everything else is fine. */
  health: z.strictObject({}),
  /** A metric family is missing from what is exposed. */
  absent: z.strictObject({ metric: z.string().min(1) }),
  /** The process exits with status 1 and stays down. */
  crash: z.strictObject({}),
};

/** What each fault takes of a product. */
function faultSchemas({ breakers: { names, states } }: Pick<DemoProduct, "breakers">) {
  const { errors, latency, ...rest } = commonSchemas;
  const broken = states[1] ?? "open";
  const breaker = z.strictObject({ service: z.enum(names), state: z.enum(states).default(broken) });
  return { errors, latency, breaker, ...rest };
}

type FaultSchemas = ReturnType<typeof faultSchemas>;

export type FaultName = keyof FaultSchemas;
type FaultLevel<Name extends FaultName> = z.infer<FaultSchemas[Name]>;
export const faultNames = Object.keys(faultSchemas(someProduct)) as readonly FaultName[];
export const isFaultName = (name: string): name is FaultName => (faultNames as readonly string[]).includes(name);

/** Every fault also takes this: it is cleared by itself after so many real seconds, whatever the time scale. */
const autoClear = z.object({ clearAfterSeconds: positive.max(86_400).optional() });

interface ActiveFault<Name extends FaultName> {
  readonly level: FaultLevel<Name>;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

/** A fault body that cannot be taken; the message names every issue. */
export class FaultIssue extends Error {}

function issuesOf(name: FaultName, schema: z.ZodType, error: z.ZodError): string {
  const expected = JSON.stringify(z.toJSONSchema(schema, { io: "input" }).properties);
  const issues = error.issues.map((issue) =>
    [issue.path.join("."), issue.message].filter((part) => part !== "").join(": "),
  );
  return `fault ${name}: ${issues.join("; ")}; expected ${expected}, and clearAfterSeconds`;
}

/** The faults that are on, and who wants to know when one changes. */
export class FaultBoard {
  readonly #schemas: FaultSchemas;
  readonly #active = new Map<FaultName, ActiveFault<FaultName>>();
  readonly #timers = new Map<FaultName, NodeJS.Timeout>();
  readonly #watchers: ((name: FaultName) => Promise<void>)[] = [];

  constructor(product: Pick<DemoProduct, "breakers">) {
    this.#schemas = faultSchemas(product);
  }

  /** Called after each change; `put` and `clear` wait for it. */
  watch(watcher: (name: FaultName) => Promise<void>): void {
    this.#watchers.push(watcher);
  }

  get<Name extends FaultName>(name: Name): ActiveFault<Name> | undefined {
    return this.#active.get(name);
  }

  list(): Readonly<Partial<Record<FaultName, ActiveFault<FaultName>>>> {
    return Object.fromEntries([...this.#active].sort(([a], [b]) => a.localeCompare(b)));
  }

  /** Switches a fault on, or to another level. @throws FaultIssue */
  async put(name: FaultName, body: unknown): Promise<void> {
    const timing = autoClear.safeParse(body);
    const schema = this.#schemas[name];
    if (!timing.success) throw new FaultIssue(issuesOf(name, schema, timing.error));
    const { clearAfterSeconds, ...rest } = body as Record<string, unknown>;
    const level = schema.safeParse(rest);
    if (!level.success) throw new FaultIssue(issuesOf(name, schema, level.error));
    this.#stopTimer(name);
    this.#active.set(name, { level: level.data, since: Date.now() });
    if (clearAfterSeconds !== undefined) {
      const milliseconds = Number(clearAfterSeconds) * 1000;
      this.#timers.set(name, setTimeout(() => void this.clear(name), milliseconds).unref());
    }
    await this.#changed(name);
  }

  async clear(name: FaultName): Promise<void> {
    this.#stopTimer(name);
    if (this.#active.delete(name)) await this.#changed(name);
  }

  async clearAll(): Promise<void> {
    await Promise.all([...this.#active.keys()].map((name) => this.clear(name)));
  }

  #stopTimer(name: FaultName): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  async #changed(name: FaultName): Promise<void> {
    await Promise.all(this.#watchers.map((watcher) => watcher(name)));
  }
}
