import type { Finding } from "../finding.ts";
import { pointerBelow, warn } from "./location.ts";
import { readId } from "./shape/read.ts";

/** A named thing that a strategy refers to, not read yet. */
export interface ShelfEntry {
  readonly value: unknown;
  /** Its place in the input; `null` where the library has it. */
  readonly path: string | null;
}

/** Named things by id. Of two with the same id the first counts. */
export class Shelf {
  readonly #entries = new Map<string, ShelfEntry>();

  find(id: string): ShelfEntry | undefined {
    return this.#entries.get(id);
  }

  /** Adds a list that the input has at `path`; warns of the second of two entries with one id. */
  addFromInput(values: readonly unknown[], path: string, findings: Finding[]): void {
    const ids = new Set<string>();
    for (const [index, value] of values.entries()) {
      const id = readId(value);
      if (id === undefined) continue;
      const place = pointerBelow(path, index);
      if (ids.has(id)) {
        const at = { nodeId: null, path: pointerBelow(place, "id"), findings };
        warn(at, "library.duplicate", "another entry has the same id; the first counts");
      }
      ids.add(id);
      this.#add(id, { value, path: place });
    }
  }

  addFromLibrary(values: readonly { readonly id: string }[]): void {
    for (const value of values) this.#add(value.id, { value, path: null });
  }

  #add(id: string, entry: ShelfEntry): void {
    if (!this.#entries.has(id)) this.#entries.set(id, entry);
  }
}
