/** Columns by index, computed from the bar on that somebody asks for, and again when somebody asks for an earlier one. */
export class FromBar<Column> {
  readonly #compute: (index: number, from: number) => Column;
  readonly #columns: ({ readonly from: number; readonly column: Column } | undefined)[] = [];

  constructor(compute: (index: number, from: number) => Column) {
    this.#compute = compute;
  }

  /** The column of an index from a bar on, or from an earlier one. */
  get(index: number, from: number): Column {
    const known = this.#columns[index];
    if (known !== undefined && known.from <= from) return known.column;
    const column = this.#compute(index, from);
    this.#columns[index] = { from, column };
    return column;
  }
}
