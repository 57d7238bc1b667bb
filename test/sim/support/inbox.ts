/** Things that come in at their own time, and that a test waits for. */

export class Inbox<Item> {
  readonly #items: Item[] = [];
  readonly #waiting = new Set<() => void>();

  add(item: Item): void {
    this.#items.push(item);
    for (const look of this.#waiting) look();
  }

  all(): readonly Item[] {
    return this.#items;
  }

  /** The first thing, among those that are there and those to come, of which something is true. */
  async first(isWanted: (item: Item) => boolean): Promise<Item> {
    return new Promise((resolve) => {
      const look = (): void => {
        const item = this.#items.find(isWanted);
        if (item === undefined) return;
        this.#waiting.delete(look);
        resolve(item);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
