/** As many as a reader takes in; of more, those most like what was found. */
const most = 12;

/** How many letters must be changed, added or taken away to get from one text to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(
        Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + same),
      );
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The names that may stand where `found` does. */
export function choices(names: Iterable<string>, found: string): string {
  const all = [...new Set(names)].sort();
  if (all.length === 0) return "none, as there are none";
  if (all.length <= most) return all.join(", ");
  const nearest = all
    .map((name) => ({ name, changes: distance(found, name) }))
    .sort((a, b) => a.changes - b.changes)
    .slice(0, most)
    .map(({ name }) => name);
  return `${nearest.join(", ")} and ${all.length - most} more`;
}
