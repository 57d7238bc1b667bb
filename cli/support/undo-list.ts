/** What a command has started, each with how to end it. */
export class UndoList {
  readonly #steps: (() => Promise<void>)[] = [];
  #isUndoing = false;

  /** Whether the end has begun. */
  get isUndoing(): boolean {
    return this.#isUndoing;
  }

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /**
   * Undoes everything, the last first, what is added meanwhile too. A step that fails keeps no other from its turn; the
   * first failure is thrown at the end.
   */
  async undo(): Promise<void> {
    this.#isUndoing = true;
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
