import * as pulumi from "@pulumi/pulumi";
import type { LocalFile } from "./files.ts";
import type { Layout } from "./layout.ts";
import type { ProcessSpec } from "./processes.ts";
import { digest } from "./digest.ts";
import { File } from "./file.ts";
import { Process } from "./process.ts";

export interface LocalMonitoringArgs {
  readonly layout: Layout;
  /** Which exist is plain data, so that a preview shows each of them. */
  readonly files: readonly LocalFile[];
  readonly processes: readonly ProcessSpec[];
  /** Digest of our own programs' source: a change restarts them. */
  readonly sourceDigest: string;
  /**
   * The last word on any child before it is made, for what we did not foresee: change the arguments in place.
   */
  readonly transform?: {
    readonly file?: (file: LocalFile) => LocalFile;
    readonly process?: (process: ProcessSpec) => ProcessSpec;
  };
}

/**
 * The local tier: the programs of the monitoring stack as processes of this machine, each with its configuration files
 * as resources of their own, so that a preview shows every changed rule.
 */
export class LocalMonitoring extends pulumi.ComponentResource {
  readonly processes: ReadonlyMap<string, Process>;

  constructor(name: string, args: LocalMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("stratoai:index:LocalMonitoring", name, {}, opts);
    const { layout, transform } = args;
    const files = args.files.map((file) => transform?.file?.(file) ?? file);
    const resources = files.map((file) => ({
      file,
      resource: new File(
        `${name}-${file.path}`,
        {
          path: `${layout.root}/${file.path}`,
          root: layout.root,
          content: file.secret === true ? pulumi.secret(file.content) : file.content,
          ...(file.secret === true ? { mode: "0600" } : {}),
        },
        { parent: this },
      ),
    }));
    const processes = new Map<string, Process>();
    for (const original of args.processes) {
      const spec = transform?.process?.(original) ?? original;
      const read = resources.filter(({ file }) => file.readBy.includes(spec.name));
      const process = new Process(
        `${name}-${spec.name}`,
        {
          program: spec.program,
          args: [...spec.args],
          env: { ...spec.env },
          directory: layout.process(spec.name),
          ports: spec.ports.map((port) => ({ ...port })),
          ready: { ...spec.ready, timeoutSeconds: 60 },
          configDigest: digest(read.map(({ file }) => file)),
          prepare: spec.prepare?.map((step) => ({ ...step, args: [...step.args] })),
          user: spec.user,
          stopSignal: spec.stopSignal,
          reload: spec.reloadUrl === undefined ? undefined : { url: spec.reloadUrl },
          restartDigest: spec.own === true ? args.sourceDigest : undefined,
          dataDirectories: spec.dataDirectories === undefined ? undefined : [...spec.dataDirectories],
        },
        {
          parent: this,
          dependsOn: [
            ...read.map(({ resource }) => resource),
            ...(spec.after ?? []).flatMap((before) => processes.get(before) ?? []),
          ],
        },
      );
      processes.set(spec.name, process);
    }
    this.processes = processes;
    this.registerOutputs({});
  }
}
