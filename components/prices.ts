import type { Price } from "./backend.ts";

/** The product's own price classes: what its people expect to pay, not list prices. Their text bears no date. */
export const expected = (low: number, high: number, of: string): Price => ({
  low,
  high,
  source: `the product's requirements, ${of}`,
});

/** Names of the classes. */
export const economy = "free/economy class";
export const professional = "professional class";
export const enterprise = "enterprise class";
