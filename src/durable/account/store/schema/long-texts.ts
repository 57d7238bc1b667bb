import { customType, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What stands in a column for a text that is kept elsewhere; JSON never begins so. */
const REFERENCE = "@long ";

/** UTF-16 code units of a text that stays in its column. Ten such texts, in whatever script, are less than a row may have. */
export const LONGEST_IN_COLUMN = 64 * 1024;

/** Where a text is kept, and in how many parts. */
export interface Reference {
  /** Table, column and row that it belongs to. */
  readonly key: string;
  readonly parts: number;
}

/** What stands in the column of a text that is kept elsewhere. */
export function referenceTo({ key, parts }: Reference): string {
  return `${REFERENCE}${parts} ${key}`;
}

/** Where the text of a column is kept; `undefined` of one that stands in the column itself. */
export function referenceIn(stored: string): Reference | undefined {
  if (!stored.startsWith(REFERENCE)) return undefined;
  const [parts = "", ...key] = stored.slice(REFERENCE.length).split(" ");
  return { key: key.join(" "), parts: Number(parts) };
}

/**
 * A column of JSON that may be long. The statements of the store put what is long into `long_texts`, and read it from there;
 * a query that goes past them is refused, where it would write or read what is long.
 */
export const longText = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver(value) {
    const isLong = value.length > LONGEST_IN_COLUMN;
    if (isLong) throw new Error("a long text is written by `insertInto` or `updateWhere`");
    return value;
  },
  fromDriver(value) {
    if (referenceIn(value)) throw new Error("a long text is read by a `prepared` query");
    return value;
  },
});

/** The texts that are too long for their rows, in parts. */
export const longTexts = sqliteTable(
  "long_texts",
  {
    /** As in the reference to it. */
    key: text("key").notNull(),
    /** 0, 1, 2, ... */
    part: integer("part").notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.part] })],
);
