const wave = (seconds: number, period: number): number => Math.sin((2 * Math.PI * seconds) / period);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A share of 1 that goes well: the `index`-th of several is a little better, and out of step with the others. */
export const share = (seconds: number, index: number): number =>
  rounded(Math.min(1, 0.9 + 0.02 * (index % 4) + 0.03 * wave(seconds + 400 * index, 1200)), 4);

/** A number of things that goes up and down in an hour; each of several has half as many as the one before. */
export const level = (seconds: number, index: number): number =>
  Math.round((180 + 60 * wave(seconds, 3600)) / 2 ** (index % 8));
