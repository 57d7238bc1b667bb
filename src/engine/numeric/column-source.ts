/** Where columns of numbers come from. */
export interface ColumnSource {
  /** A column to be written to, unknown (NaN) on every row. */
  empty(length: number): Float64Array;
}

/** New columns. */
export const NEW_COLUMNS: ColumnSource = { empty: (length) => new Float64Array(length).fill(NaN) };

/**
 * Columns that are lent until `takeBack`, and then lent again: it takes the system longer to hand out a column and to
 * collect it than most indicators take to be computed.
 */
export class LentColumns implements ColumnSource {
  /** Of columns that are lent, by what holds their bytes, which views on them have in common. */
  readonly #lent = new Map<ArrayBufferLike, Float64Array>();
  readonly #free: Float64Array[];

  /** `free` are columns that may be lent, of this and of other lenders. */
  constructor(free: Float64Array[] = []) {
    this.#free = free;
  }

  empty(length: number): Float64Array {
    const free = this.#free.at(-1);
    const column = free?.length === length ? free.fill(NaN) : NEW_COLUMNS.empty(length);
    if (column === free) this.#free.pop();
    this.#lent.set(column.buffer, column);
    return column;
  }

  /** Leaves a column, of which `column` may be a view, to whoever has it. */
  leave(column: Float64Array): void {
    this.#lent.delete(column.buffer);
  }

  /** Takes back everything that is lent: nobody may read it any more. */
  takeBack(): void {
    this.#free.push(...this.#lent.values());
    this.#lent.clear();
  }
}
