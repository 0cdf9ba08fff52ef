import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { KubernetesObject } from "../../../components/kubernetes/object.ts";
import { needs, tool } from "../toolchain.ts";

/** A real Kubernetes API on 127.0.0.1, with one node that only simulates its pods: they turn Ready, nothing runs. */
export interface Cluster {
  /** Path of its kubeconfig, of an administrator. */
  readonly kubeconfig: string;
  /**
   * What kubectl prints.
   *
   * @param stdin what it reads, e.g. for `apply -f -`
   * @throws what it says, where it fails
   */
  kubectl(args: readonly string[], stdin?: string): Promise<string>;
  /** Makes or changes objects by server-side apply, of which the API server checks every field. */
  apply(objects: readonly KubernetesObject[]): Promise<void>;
  /** Ends every process of it and removes its folder. */
  stop(): void;
}

/** Declares that the tests of the enclosing `describe` need a real Kubernetes API. */
export function needsCluster(...others: string[]): void {
  needs("cluster", "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok", "kubectl", ...others);
}

async function run(program: string, args: readonly string[], stdin = ""): Promise<string> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  // A program that fails early does not read to the end; its exit code says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`${program} ${args.join(" ")}: ${errors.trim()}`);
  return out;
}

/**
 * Ends what `cluster up` recorded in the folder, at once: nothing of it is kept, and an API server that is asked to end
 * waits a minute for its etcd.
 */
function killAll(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".pid"))) {
    const pid = Number(readFileSync(join(folder, name), "utf8"));
    try {
      // Only where the number is still that process's.
      if (readlinkSync(`/proc/${pid}/cwd`) === folder) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  }
}

/** Starts an empty cluster, in about 5 s. One is enough for all tests of a file: `before` and `after` of its `describe`. */
export async function startCluster(): Promise<Cluster> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cluster-")));
  const stop = () => {
    process.off("exit", stop);
    killAll(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  // Also where a test run ends before `after`.
  process.once("exit", stop);
  try {
    const kubeconfig = (await run(tool("cluster"), ["up", folder])).trim();
    const kubectl = (args: readonly string[], stdin?: string) =>
      run(tool("kubectl"), ["--kubeconfig", kubeconfig, ...args], stdin);
    return {
      kubeconfig,
      kubectl,
      async apply(objects) {
        if (objects.length === 0) return;
        const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
        await kubectl(["apply", "--server-side", "--force-conflicts", "--field-manager=tests", "-f", "-"], list);
      },
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}
