const mebibytes = { Mi: 1, Gi: 1_024, Ti: 1_048_576 } as const;

/**
 * How much of a volume blocks may take, as Prometheus' `retentionSize`: 85 %, for the write-ahead log and a block that is
 * being compacted come on top.
 *
 * @param size as settings have it: a whole number of Mi, Gi or Ti
 */
export function retentionSize(size: string): string {
  const [, number = "", unit = ""] = /^(\d+)(Mi|Gi|Ti)$/.exec(size) ?? [];
  if (number === "") throw new Error(`"${size}" is no volume's size: a whole number and one of Mi, Gi, Ti`);
  return `${Math.floor(Number(number) * mebibytes[unit as keyof typeof mebibytes] * 0.85)}MiB`;
}
