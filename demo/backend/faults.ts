import { z } from "zod";

const ratio = z.number().min(0).max(1);
const positive = z.number().positive();
/** Routes that start so; without it all of them. */
const route = z.string().startsWith("/").optional();

/** Services whose calls go through a circuit breaker. */
export const breakers = ["stripe", "sendgrid", "github", "postgres"] as const;
export const breakerStates = ["closed", "open", "half_open"] as const;

/** What each fault takes. */
export const faultSchemas = {
  /** That share of requests answers 500; the metrics still answer. */
  errors: z.strictObject({ ratio, route }),
  /** That share of requests is recorded as taking so many seconds; nobody waits. */
  latency: z.strictObject({ seconds: positive.max(60), ratio: ratio.default(1), route }),
  breaker: z.strictObject({ service: z.enum(breakers), state: z.enum(breakerStates).default("open") }),
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

export type FaultName = keyof typeof faultSchemas;
export type FaultLevel<Name extends FaultName> = z.infer<(typeof faultSchemas)[Name]>;
export const faultNames = Object.keys(faultSchemas) as readonly FaultName[];
export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultSchemas, name);

/** Every fault also takes this: it is cleared by itself after so many real seconds, whatever the time scale. */
const autoClear = z.object({ clearAfterSeconds: positive.max(86_400).optional() });

export interface ActiveFault<Name extends FaultName> {
  readonly level: FaultLevel<Name>;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

/** A fault body that cannot be taken; the message names every issue. */
export class FaultIssue extends Error {}

function issuesOf(name: FaultName, error: z.ZodError): string {
  const allowed = JSON.stringify(z.toJSONSchema(faultSchemas[name], { io: "input" }).properties);
  const issues = error.issues.map((issue) =>
    [issue.path.join("."), issue.message].filter((part) => part !== "").join(": "),
  );
  return `fault ${name}: ${issues.join("; ")}. Allowed: ${allowed}, and clearAfterSeconds`;
}

/** The faults that are on, and who wants to know when one changes. */
export class FaultBoard {
  readonly #active = new Map<FaultName, ActiveFault<FaultName>>();
  readonly #timers = new Map<FaultName, NodeJS.Timeout>();
  readonly #watchers: ((name: FaultName) => Promise<void>)[] = [];

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
    if (!timing.success) throw new FaultIssue(issuesOf(name, timing.error));
    const { clearAfterSeconds, ...rest } = body as Record<string, unknown>;
    const level = faultSchemas[name].safeParse(rest);
    if (!level.success) throw new FaultIssue(issuesOf(name, level.error));
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
