/** FNV-1a, folded to 24 bits: few enough digits for a link that people read. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash >>> 24) ^ (hash & 0xffffff);
}

/**
 * Gives a dashboard's panels ids that depend on their titles, not on their order, so that a link to a panel outlives
 * the coming and going of others. Of two titles that would share one, the later takes the next.
 */
export function panelIds(): (title: string) => number {
  const taken = new Set<number>();
  return (title) => {
    // 0 is no id for Grafana.
    let id = Math.max(1, digest(title));
    while (taken.has(id)) id += 1;
    taken.add(id);
    return id;
  };
}
