/** A table of distinct values: equal keys share one entry. */
export class Interner<T> {
  readonly values: T[] = [];
  readonly #indices = new Map<string, number>();
  readonly #onNew: (index: number) => void;

  /** `onNew` hears of each new entry. */
  constructor(onNew: (index: number) => void = () => {}) {
    this.#onNew = onNew;
  }

  /** The index of the entry with that key; `value` becomes the entry when there is none yet. */
  intern(key: string, value: T): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.values.push(value) - 1;
    this.#indices.set(key, index);
    this.#onNew(index);
    return index;
  }
}
