/**
 * How large a row of a database may be. D1 and the objects' SQLite take rows, and values in them, of up to 2,000,000 bytes;
 * the runtime on one's own machine takes more. So we hold to a bound of our own.
 */

/** Bytes of UTF-8 of all texts of a row together. */
export const MAX_ROW_BYTES = 1_900_000;

/** Bytes of what a row has besides its document: ids, names, instants, reasons. */
const BESIDES = 20_000;

/** Bytes of UTF-8 that a document may have which is a row's only one. */
export const MAX_DOCUMENT_BYTES = MAX_ROW_BYTES - BESIDES;

/** UTF-16 code units of a text that somebody else has written, and that stands in a row beside a document. */
const LONGEST_TEXT = 2000;

const encoder = new TextEncoder();

/** Bytes of UTF-8 of a text. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** A text of people or of vendors, cut where it is longer than anybody reads. */
export function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…`;
}

export interface Kept<Entry> {
  readonly kept: readonly Entry[];
  readonly leftOut: number;
}

/** The first entries of a list, at most so many, and how many more there are. */
export function firstOf<Entry>(entries: readonly Entry[], most: number): Kept<Entry> {
  const kept = entries.slice(0, most);
  return { kept, leftOut: entries.length - kept.length };
}

/** The same as it stands in a payload: the list under its name and, where something is left out of it, `leftOut`. */
export function namedFirst(name: string, entries: readonly unknown[], most: number): object {
  const { kept, leftOut } = firstOf(entries, most);
  return { [name]: kept, ...(leftOut > 0 && { leftOut }) };
}

/** How many entries of a list are kept, when all of them are too many; then a half, and so on. */
const FIRST_CUT = 4096;

/**
 * The first version of a document that fits into one row as JSON: with all entries of its lists, else with 4,096 of each
 * at the most, with 2,048, and so on down to none, which is taken as it is. `make` is told how many, and says in the
 * document what it left out.
 */
export function fittingRow<Document>(make: (most: number) => Document): Document {
  let document = make(Number.POSITIVE_INFINITY);
  for (let most = FIRST_CUT; !fits(document); most = Math.floor(most / 2)) {
    document = make(most);
    if (most === 0) break;
  }
  return document;
}

function fits(document: unknown): boolean {
  return bytesOf(JSON.stringify(document)) <= MAX_DOCUMENT_BYTES;
}
