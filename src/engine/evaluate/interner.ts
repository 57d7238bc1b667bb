/** A table of distinct values: equal keys share one entry. */
export class Interner<T> {
  readonly values: T[] = [];
  readonly #indices = new Map<string, number>();

  /** The index of the entry with that key; `value` becomes the entry when there is none yet. */
  intern(key: string, value: T): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
