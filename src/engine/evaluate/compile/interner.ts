/** A table of distinct values: equal keys share one entry. */
export class Interner<T, Key = string> {
  readonly values: T[] = [];
  readonly #indices = new Map<Key, number>();

  /** The index of the entry with that key; `value` becomes the entry when there is none yet. */
  intern(key: Key, value: T): number {
    return this.indexOf(key) ?? this.add(key, value);
  }

  /** The index of the entry with that key, `undefined` when there is none. */
  indexOf(key: Key): number | undefined {
    return this.#indices.get(key);
  }

  /** Adds the entry of a key that has none. */
  add(key: Key, value: T): number {
    const index = this.values.push(value) - 1;
    this.#indices.set(key, index);
    return index;
  }
}
