import * as pulumi from "@pulumi/pulumi";
import type { Monitoring } from "../monitoring/monitoring.ts";
import type { LocalFile } from "./files.ts";
import type { Layout } from "./layout.ts";
import type { ProcessSpec } from "./processes.ts";
import { digest } from "./digest.ts";
import { File } from "../provider/file.ts";
import type { ProcessArgs } from "../provider/process.ts";
import { Process } from "../provider/process.ts";

interface LocalDeployerArgs {
  /** The stack's components: each resource becomes a child of its capability's. */
  readonly monitoring: Monitoring;
  readonly layout: Layout;
  /** Our own provider. */
  readonly provider: pulumi.ProviderResource;
  /** Digest of our own programs' source: a change restarts them. */
  readonly sourceDigest: string;
}

/** Which exist is plain data, so that a preview shows each of them. */
interface LocalResources {
  readonly files: readonly LocalFile[];
  /** In the order in which they start. */
  readonly processes: readonly ProcessSpec[];
}

/** Seconds in which a program must be ready. */
const readyTimeout = 60;

/**
 * Makes resources on this machine: programs as processes, each with its configuration files as resources of their own, so
 * that a preview shows every changed rule. It remembers what it has made: what comes in a later call may wait for what
 * came before, but a process waits for the files of its own call and of earlier ones only.
 */
export class LocalDeployer {
  readonly #args: LocalDeployerArgs;
  readonly #files: { readonly spec: LocalFile; readonly resource: File }[] = [];
  readonly #processes = new Map<string, Process>();

  constructor(args: LocalDeployerArgs) {
    this.#args = args;
  }

  /** Makes these files, and then the processes that read them. */
  deploy({ files, processes }: LocalResources): void {
    for (const spec of files) this.#files.push({ spec, resource: this.#file(spec) });
    for (const spec of processes) this.#processes.set(spec.name, this.#process(spec));
  }

  #file(spec: LocalFile): File {
    const { monitoring, layout, provider } = this.#args;
    const args = {
      path: `${layout.root}/${spec.path}`,
      root: layout.root,
      content: spec.secret === true ? pulumi.secret(spec.content) : spec.content,
      ...(spec.secret === true ? { mode: "0600" } : {}),
    };
    return monitoring.of(spec.capability).child("file", File, spec.path, args, { provider });
  }

  #process(spec: ProcessSpec): Process {
    const { monitoring, layout, provider, sourceDigest } = this.#args;
    const read = this.#files.filter(({ spec: { readBy } }) => readBy.includes(spec.name));
    const args: ProcessArgs = {
      program: spec.program,
      args: [...spec.args],
      env: { ...spec.env },
      directory: layout.process(spec.name),
      ports: spec.ports.map((port) => ({ ...port })),
      ready: { ...spec.ready, timeoutSeconds: readyTimeout },
      configDigest: digest(read.map((file) => file.spec)),
      prepare: spec.prepare?.map((step) => ({ ...step, args: [...step.args] })),
      user: spec.user,
      stopSignal: spec.stopSignal,
      reload: spec.reloadUrl === undefined ? undefined : { url: spec.reloadUrl },
      restartDigest: spec.own === true ? sourceDigest : undefined,
      dataDirectories: spec.dataDirectories === undefined ? undefined : [...spec.dataDirectories],
    };
    const owner = monitoring.of(spec.capability);
    const process = owner.child("process", Process, spec.name, args, {
      provider,
      dependsOn: [
        ...read.map(({ resource }) => resource),
        ...(spec.after ?? []).flatMap((before) => this.#processes.get(before) ?? []),
      ],
    });
    owner.provide({ processes: { [spec.name]: process.log } });
    return process;
  }
}
