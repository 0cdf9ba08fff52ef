import type { Alert } from "../../../model/alert.ts";
import { allOf, when } from "../../../model/alert.ts";
import { min, predict, ratio, value } from "../../../model/query.ts";
import { filesystemAvailable, filesystemSize, memoryAvailable, memoryTotal } from "../metrics/exporters.ts";

/** Disks that can fill up; tmpfs, overlays and read-only images are none. */
const disk = { fstype: { in: ["ext4", "xfs", "btrfs"] } } as const;
const perDisk = ["instance", "mountpoint"];
const freeShare = ratio(value(filesystemAvailable, disk), value(filesystemSize, disk), perDisk);

export const platformAlerts: readonly Alert[] = [
  {
    name: "DiskSpaceLow",
    severity: "warning",
    service: "platform",
    condition: when(freeShare, "<", 0.1),
    for: "5m",
    summary: "Disk space is low",
    description: "{value} of {label.mountpoint} on {label.instance} is free",
    unit: "ratio",
    dashboard: { uid: "capacity", panel: "Disk space free" },
    drill: { kind: "demo", on: "exporters", fault: "disk", body: { availableRatio: 0.05 } },
  },
  {
    name: "DiskWillFillSoon",
    severity: "warning",
    service: "platform",
    condition: allOf(
      perDisk,
      when(min(predict(filesystemAvailable, "6h", "1d", disk), perDisk), "<", 0),
      // A disk that is mostly empty is no worry however fast a build writes to it.
      when(freeShare, "<", 0.25),
    ),
    for: "30m",
    summary: "A disk will be full within {{ahead}}",
    description: "At its growth over {{window}}, {label.mountpoint} on {label.instance} is full within {{ahead}}",
    unit: "bytes",
    dashboard: { uid: "capacity", panel: "Disk space in a day" },
    drill: { kind: "demo", on: "exporters", fault: "diskFilling", body: { hoursLeft: 4 } },
  },
  {
    name: "HostMemoryLow",
    severity: "warning",
    service: "platform",
    condition: when(ratio(value(memoryAvailable), value(memoryTotal), ["instance"]), "<", 0.1),
    for: "5m",
    summary: "A machine is running out of memory",
    description: "{value} of the memory of {label.instance} is available",
    unit: "ratio",
    dashboard: { uid: "capacity", panel: "Memory available" },
    drill: { kind: "demo", on: "exporters", fault: "hostMemory", body: { availableRatio: 0.05 } },
  },
];
