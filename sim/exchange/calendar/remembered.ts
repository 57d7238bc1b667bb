/** Remembers what a pure function answered, for the few questions that are asked again and again. */

/** Enough for four years of sessions and the hours around them. */
const REMEMBERED = 10_000;

/** The function with a memory; it forgets everything when the memory is full. */
export function remembered<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, { value: Value }>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known.value;
    if (answers.size >= REMEMBERED) answers.clear();
    const value = answer(key);
    answers.set(key, { value });
    return value;
  };
}
