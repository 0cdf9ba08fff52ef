const units: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** Bytes of a Kubernetes quantity; undefined where it is none that sizes of volumes have. */
export function bytes(quantity: string): number | undefined {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?(?:e\d+)?)([A-Za-z]*)$/.exec(quantity) ?? [];
  const factor = units[unit];
  return number === "" || factor === undefined ? undefined : Number(number) * factor;
}

/** Whether two say the same size: `1Ti` is `1024Gi`. */
export const isSameSize = (one: string, other: string): boolean =>
  one === other || (bytes(one) !== undefined && bytes(one) === bytes(other));
