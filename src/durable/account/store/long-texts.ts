/** Texts that are too long for the row that they belong to, kept in parts beside it. */
import { asc, eq, sql } from "drizzle-orm";
import { LONGEST_IN_COLUMN, longTexts, referenceIn, referenceTo } from "./schema/long-texts.ts";
import { written } from "./written.ts";

/** UTF-16 code units of a part: at most 1.5 MB, since none takes more than three bytes of UTF-8. */
export const LONGEST_PART = 500_000;

/** The parts of a text, in order; a pair of surrogates is never divided. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + LONGEST_PART, text.length);
    if (to < text.length && isPair(text, to - 1)) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function isPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at, at + 2));
}

export interface LongText {
  readonly key: string;
  readonly parts: readonly string[];
}

/** What goes into a column for a text, and the long text that is kept beside it, where it is one. `key`: of column and row. */
export function outsourced(key: string, text: string): { stored: string; long: LongText | undefined } {
  if (text.length <= LONGEST_IN_COLUMN) return { stored: text, long: undefined };
  const parts = partsOf(text);
  return { stored: referenceTo({ key, parts: parts.length }), long: { key, parts } };
}

const insertPart = written((database) =>
  database
    .insert(longTexts)
    .values({
      key: sql.placeholder("key"),
      part: sql.placeholder("part"),
      text: sql.placeholder("text"),
    })
    .prepare(),
);

const selectParts = written((database) =>
  database
    .select({ text: longTexts.text })
    .from(longTexts)
    .where(eq(longTexts.key, sql.placeholder("key")))
    .orderBy(asc(longTexts.part))
    .prepare(),
);

const deleteKeys = written((database) =>
  database
    .delete(longTexts)
    .where(sql`${longTexts.key} IN (SELECT value FROM json_each(${sql.placeholder("keys")}))`)
    .prepare(),
);

/** Keeps long texts of which none is kept yet. */
export function keepTexts(storage: DurableObjectStorage, texts: readonly LongText[]): void {
  for (const { key, parts } of texts) {
    for (const [part, text] of parts.entries()) insertPart(storage, { key, part, text });
  }
}

/** Forgets the long texts of some keys, those that have one. */
export function forgetTexts(storage: DurableObjectStorage, keys: readonly string[]): void {
  deleteKeys(storage, { keys: JSON.stringify(keys) });
}

/** The whole text of a column in which `stored` stands. Throws when a part of it is missing. */
export function wholeText(storage: DurableObjectStorage, stored: string): string {
  const reference = referenceIn(stored);
  if (!reference) return stored;
  const { key, parts: count } = reference;
  const { read, cursor } = selectParts(storage, { key });
  const parts = Array.from(cursor.raw(), (row) => String(read(row, String)["text"]));
  if (parts.length !== count) throw new Error(`${key} has ${parts.length} parts of ${count}`);
  return parts.join("");
}
