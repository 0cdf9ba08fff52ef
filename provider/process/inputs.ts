import { constants } from "node:os";
import { z } from "zod";
import { absolutePath, seconds } from "../properties.ts";

/** The highest port number there is. */
const highestPort = 65_535;

/** Seconds that a program may take to become ready, where a program does not say. */
const defaultReadySeconds = 30;

/** Seconds between the stop signal and SIGKILL; kill's and systemd's users expect 10 to 90, ours stop in under 5. */
const defaultStopSeconds = 10;

const text = z.string({ error: "must be a text" }).refine((value) => !value.includes("\0"), "must not contain NUL");

const port = z
  .number({ error: `must be a whole number from 1 to ${highestPort}` })
  .refine(
    (value) => Number.isInteger(value) && value >= 1 && value <= highestPort,
    `must be a whole number from 1 to ${highestPort}`,
  );

const httpUrl = z
  .string({ error: "must be an http or https URL" })
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), "must be an http or https URL");

const signal = z
  .string({ error: "must be the name of a signal, such as SIGHUP" })
  .refine((value) => value in constants.signals, "must be the name of a signal, such as SIGHUP");

/** A strict object with messages in our words. */
function record<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has no property ${issue.keys.join(", ")}; expected one of ${names}`
        : `must be an object with ${names}`,
  });
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: "must be a list" });
}

const exactlyOne = (...names: string[]) => ({
  test: (value: object): boolean => names.filter((name) => name in value).length === 1,
  message: `must have exactly one of ${names.join(" and ")}`,
});
const readiness = exactlyOne("url", "tcp");
const reloading = exactlyOne("signal", "url");

/** One schema per property of a process; documented in components/provider/process.ts. */
export const properties = {
  program: absolutePath,
  args: list(text).default([]),
  env: z
    .record(z.string(), text, { error: "must be an object of texts" })
    .refine(
      (env) => Object.keys(env).every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)),
      "must have names of letters, digits and _",
    )
    .default({}),
  directory: absolutePath,
  prepare: list(record({ program: absolutePath, args: list(text).default([]), creates: absolutePath })).default([]),
  user: z
    .string({ error: "must be the name of a user" })
    .regex(/^[a-z_][a-z0-9_.-]*\$?$/i, "must be the name of a user")
    .optional(),
  ports: list(record({ port, protocol: z.enum(["tcp", "udp"], { error: 'must be "tcp" or "udp"' }) })).default([]),
  ready: record({
    url: httpUrl.optional(),
    expectStatus: z
      .number({ error: "must be an HTTP status, 100 to 599" })
      .refine(
        (status) => Number.isInteger(status) && status >= 100 && status <= 599,
        "must be an HTTP status, 100 to 599",
      )
      .default(200),
    tcp: port.optional(),
    timeoutSeconds: seconds.default(defaultReadySeconds),
  }).refine(readiness.test, readiness.message),
  reload: record({ signal: signal.optional(), url: httpUrl.optional() })
    .refine(reloading.test, reloading.message)
    .optional(),
  configDigest: text.optional(),
  restartDigest: text.optional(),
  dataDirectories: list(absolutePath).default([]),
  stopSignal: signal.default("SIGTERM"),
  stopTimeoutSeconds: seconds.default(defaultStopSeconds),
};

type Parsed = { [Key in keyof typeof properties]: z.infer<(typeof properties)[Key]> };

type Optional = "user" | "reload" | "configDigest" | "restartDigest";

/** What a program says of a process, its defaults filled in. */
export type ProcessInput = Omit<Parsed, Optional> & Partial<Pick<Parsed, Optional>>;

export type Port = ProcessInput["ports"][number];
export type Ready = ProcessInput["ready"];
export type Preparation = ProcessInput["prepare"][number];

/**
 * What the engine stores of a process. `running` is the wish that it runs: always true in what a program asks for, false
 * in what a refresh found stopped, so that a preview shows `running: false => true`.
 */
export type ProcessInputs = ProcessInput & { running: boolean; log: string };

/** The inputs and what the machine answered. */
export type ProcessState = ProcessInputs & {
  pid: number;
  /** When the process started, in the words of the machine; see identity.ts. */
  startTime: string;
  /** Every data directory that the process ever had: removed with it, even when it no longer names them. */
  ownedDirectories: string[];
};
