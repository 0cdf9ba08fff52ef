import * as pulumi from "@pulumi/pulumi";
import { oldResourceTypes } from "../../model/old-names.ts";
import { typeToken } from "../../model/type-token.ts";

interface Port {
  /** 1 to 65535. */
  readonly port: pulumi.Input<number>;
  readonly protocol: pulumi.Input<"tcp" | "udp">;
}

/** A step that must be done once before the first start, such as initdb. */
interface Preparation {
  /** Absolute path. */
  readonly program: pulumi.Input<string>;
  /** Default none. */
  readonly args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** An absolute path that the step creates: where it exists, the step is done. */
  readonly creates: pulumi.Input<string>;
}

/** When a program counts as started: exactly one of `url` and `tcp`. */
interface Ready {
  /** An http or https URL that answers with `expectStatus`. */
  readonly url?: pulumi.Input<string> | undefined;
  /** Default 200. */
  readonly expectStatus?: pulumi.Input<number> | undefined;
  /** A port of 127.0.0.1 that accepts a connection. */
  readonly tcp?: pulumi.Input<number> | undefined;
  /** Seconds until it counts as failed. Default 30. */
  readonly timeoutSeconds?: pulumi.Input<number> | undefined;
}

/** How a running program is made to read its files again: exactly one of the two. */
interface Reload {
  /** A signal's name, such as SIGHUP. */
  readonly signal?: pulumi.Input<string> | undefined;
  /** A URL that is sent a POST; any status but 2xx is an error, shown with the answer's text. */
  readonly url?: pulumi.Input<string> | undefined;
}

export interface ProcessArgs {
  /** Absolute path of the program. A change restarts it. */
  readonly program: pulumi.Input<string>;
  /** Default none. A change restarts it. Visible to every user of the machine: secrets go by file or `env`. */
  readonly args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Added to PATH, HOME and LANG, which are all that it gets of our environment. A change restarts it. */
  readonly env?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * An absolute folder for this process alone: its working directory, which also holds its log (output.log) and the pidfile
   * of its pid (process.json). Removed with it; another directory is another process.
   */
  readonly directory: pulumi.Input<string>;
  /** Run in this order before a start, each as long as what it creates is missing. Default none. */
  readonly prepare?: pulumi.Input<pulumi.Input<Preparation>[]> | undefined;
  /**
   * The user to run as when we are root, since some programs refuse to run as root; the directories become theirs.
   * Ignored when we are not root. Default: as we run.
   */
  readonly user?: pulumi.Input<string> | undefined;
  /** Ports of 127.0.0.1 that it listens on. One that is taken fails the preview. Default none. */
  readonly ports?: pulumi.Input<pulumi.Input<Port>[]> | undefined;
  /** When it counts as started. One that is not in time is stopped again, and its last log lines are shown. */
  readonly ready: pulumi.Input<Ready>;
  /** How it takes in changed files without a restart. Default: it is restarted. */
  readonly reload?: pulumi.Input<Reload> | undefined;
  /** A digest of the files that it reads; a change reloads it. */
  readonly configDigest?: pulumi.Input<string> | undefined;
  /** A digest of what it takes in only at its start, such as its own source; a change restarts it. */
  readonly restartDigest?: pulumi.Input<string> | undefined;
  /** Absolute folders for its data: made before a start, kept by every update, removed only with it. Default none. */
  readonly dataDirectories?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** The signal that asks it to end. Default SIGTERM; PostgreSQL waits for its clients then, and not on SIGINT. */
  readonly stopSignal?: pulumi.Input<string> | undefined;
  /** Seconds that it gets to end before SIGKILL. Default 10. */
  readonly stopTimeoutSeconds?: pulumi.Input<number> | undefined;
}

/**
 * A program that runs on this machine, independent of the deployment that started it. One that died, or that a reboot ended,
 * is seen by a refresh and started again by the next `up`, with its data.
 */
export class Process extends pulumi.CustomResource {
  declare readonly pid: pulumi.Output<number>;
  /** With the pid it distinguishes this process from a later one of the same number; see provider/process/identity.ts. */
  declare readonly startTime: pulumi.Output<string>;
  /** False where a refresh found it stopped. */
  declare readonly running: pulumi.Output<boolean>;
  /** Absolute path of its standard output and error, known in a preview. */
  declare readonly log: pulumi.Output<string>;

  constructor(name: string, args: ProcessArgs, opts: pulumi.CustomResourceOptions = {}) {
    const outputs = { pid: undefined, startTime: undefined, running: undefined, log: undefined };
    const aliases = [{ type: oldResourceTypes.Process }];
    super(typeToken("Process"), name, { ...args, ...outputs }, pulumi.mergeOptions(opts, { aliases }));
  }
}
