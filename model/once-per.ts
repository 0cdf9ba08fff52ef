/**
 * A function that works its answer out once for each object. The model's objects never change, so an answer holds as
 * long as its object lives, and goes with it; an error is not kept.
 */
export function oncePer<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = work(key);
    answers.set(key, { answer });
    return answer;
  };
}

/** Longer texts are neither kept nor looked for: they are hardly met twice, and looking costs a hash of the whole. */
const longestKept = 40;
/** So many answers are kept, for a process that lives long. */
const mostKept = 5000;

/** The same for each text: a catalog has few different names, durations and words, each in thousands of places. */
export function oncePerText<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > longestKept) return work(text);
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    const answer = work(text);
    if (answers.size < mostKept) answers.set(text, { answer });
    return answer;
  };
}
