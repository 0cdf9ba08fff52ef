import editDistance from "damerau-levenshtein";

/** Edits between two texts, whatever their case: insert, delete or replace a character, swap two neighbours. */
const edits = (from: string, to: string): number => editDistance(from.toLowerCase(), to.toLowerCase()).steps;

/** The words by how much they are like one word, the most alike first. */
export function byLikeness(word: string, words: readonly string[]): readonly string[] {
  return words
    .map((candidate) => ({ candidate, distance: edits(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** Two slips of a finger; more make another word. */
const mostEdits = 2;

/**
 * The word that was probably meant, or undefined where none is close: at most a third of it is mistyped. Numbers are
 * never mistyped words: 501 is not 500.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [first] = byLikeness(word, words);
  if (first === undefined || /^\d+$/.test(word)) return undefined;
  return edits(word, first) <= Math.min(mostEdits, first.length / 3) ? first : undefined;
}
