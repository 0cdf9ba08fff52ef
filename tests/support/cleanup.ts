/**
 * Undoes what the hooks and tests of the enclosing `describe` have made, last first, after its last test. What was never
 * made, because a program is missing or a hook failed half-way, needs no undoing.
 *
 * @returns takes one step, right after what it undoes was made
 */
export function cleanup(): (undo: () => unknown) => void {
  const steps: (() => unknown)[] = [];
  after(async function () {
    // To take a stack down takes longer than most tests.
    this.timeout(Math.max(this.timeout(), 60_000));
    for (const undo of steps.splice(0).reverse()) await undo();
  });
  return (undo) => {
    steps.push(undo);
  };
}
