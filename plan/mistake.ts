import type { Mistake } from "../model/validate/mistake.ts";
import { mistakeText as textOf } from "../model/validate/mistake.ts";

export type { Mistake } from "../model/validate/mistake.ts";

/** Says everything that is wrong at once; its message is for people and complete. */
export class Refusal extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(subject: string, mistakes: readonly Mistake[]) {
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    super([`${subject}: ${count}`, ...mistakes.map(mistakeText)].join("\n"));
    this.name = "Refusal";
    this.mistakes = mistakes;
  }
}

export function mistakeText(mistake: Mistake): string {
  return `  ${textOf(mistake)}`;
}
