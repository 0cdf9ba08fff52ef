/** Items in order, in as few lists as the limit allows; one that is larger by itself has a list of its own. */
export function inPieces<T>(
  items: readonly T[],
  bytesOf: (item: T) => number,
  limit: number,
): readonly (readonly T[])[] {
  const pieces: T[][] = [];
  let piece: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    if (piece.length > 0 && bytes + size > limit) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(item);
    bytes += size;
  }
  return [...pieces, piece];
}

/** Further pieces are numbered behind a dot, which no name of a thing has. */
export const pieceName = (name: string, index: number): string => (index === 0 ? name : `${name}.${index + 1}`);
