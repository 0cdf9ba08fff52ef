import type { FaultBoard } from "../faults.ts";
import type { Family } from "./families.ts";
import { counter, gauge } from "./families.ts";

const gibibyte = 1024 ** 3;
const hour = 3_600_000;
const diskSize = 80 * gibibyte;
const memorySize = 16 * gibibyte;
const inodes = 5_242_880;

/** A healthy host, with room above every threshold. */
const usualFreeShare = 0.62;
/** Where a filling disk starts: an alert that also asks for a mostly full disk must be able to fire. */
const fillingFreeShare = 0.2;

function freeShare(faults: FaultBoard, now: number): number {
  const filling = faults.get("diskFilling");
  const low = faults.get("disk");
  if (low !== undefined) return low.level.availableRatio;
  if (filling === undefined) return usualFreeShare;
  const left = 1 - (now - filling.since) / (filling.level.hoursLeft * hour);
  return fillingFreeShare * Math.max(0, left);
}

/** Seconds that a CPU spent in each mode when it has been up for `uptime` seconds: a fifth of it busy. */
const cpuShares = { idle: 0.8, iowait: 0.01, system: 0.05, user: 0.14 } as const;

/**
 * What a node_exporter of another host would say.
 * @param now milliseconds since 1970
 * @param uptime seconds since the demo started
 */
export function nodeFamilies(faults: FaultBoard, now: number, uptime: number): readonly Family[] {
  const filesystem = { device: "/dev/vda1", fstype: "ext4", mountpoint: "/" };
  const available = Math.round(diskSize * freeShare(faults, now));
  const memoryShare = faults.get("hostMemory")?.level.availableRatio ?? 0.55;
  const cpu = ["0", "1", "2", "3"].flatMap((number) =>
    Object.entries(cpuShares).map(([mode, share]) => ({
      labels: { cpu: number, mode },
      value: Math.round(uptime * share * 100) / 100,
    })),
  );
  return [
    counter("node_cpu_seconds_total", "Seconds the CPUs spent in each mode.", ...cpu),
    gauge("node_filesystem_avail_bytes", "Filesystem space available to non-root users in bytes.", {
      labels: filesystem,
      value: available,
    }),
    gauge("node_filesystem_files", "Filesystem total file nodes.", { labels: filesystem, value: inodes }),
    gauge("node_filesystem_files_free", "Filesystem total free file nodes.", {
      labels: filesystem,
      value: inodes * 0.8,
    }),
    gauge("node_filesystem_size_bytes", "Filesystem size in bytes.", { labels: filesystem, value: diskSize }),
    gauge("node_load1", "1m load average.", {
      labels: {},
      value: Math.round((0.8 + 0.2 * Math.sin(uptime / 60)) * 100) / 100,
    }),
    gauge("node_memory_MemAvailable_bytes", "Memory information field MemAvailable_bytes.", {
      labels: {},
      value: Math.round(memorySize * memoryShare),
    }),
    gauge("node_memory_MemTotal_bytes", "Memory information field MemTotal_bytes.", { labels: {}, value: memorySize }),
  ];
}
