/** What looks between runs have found, until a run tells it. */
import { asc } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { untoldReasons } from "./schema/index.ts";
import { insertInto, prepared } from "./statements.ts";

const insertOne = insertInto(untoldReasons);
const selectAll = prepared((database) =>
  database.select().from(untoldReasons).orderBy(asc(untoldReasons.sequence)).prepare(),
);
const deleteAll = prepared((database) => database.delete(untoldReasons).prepare());

/** Keeps a reason, as JSON text, until a run tells it. */
export function keepUntold(database: AccountDatabase, reasonJson: string): void {
  insertOne(database, { reasonJson });
}

/** Those that are kept, oldest first. */
export function untold(database: AccountDatabase): string[] {
  return selectAll(database)
    .all()
    .map(({ reasonJson }) => reasonJson);
}

/** Forgets them: a run has told them. */
export function forgetUntold(database: AccountDatabase): void {
  deleteAll(database).run();
}
