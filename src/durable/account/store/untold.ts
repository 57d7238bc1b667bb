/** What looks between runs have found, until a run tells it. */
import { asc } from "drizzle-orm";
import type { Reason } from "../record/reasons.ts";
import type { AccountDatabase } from "./database.ts";
import { untoldReasons } from "./schema/index.ts";
import { insertInto, prepared } from "./statements.ts";

const insertOne = insertInto(untoldReasons);
const selectAll = prepared((database) =>
  database.select().from(untoldReasons).orderBy(asc(untoldReasons.sequence)).prepare(),
);
const deleteAll = prepared((database) => database.delete(untoldReasons).prepare());

/** Keeps reasons until a run tells them. */
export function keepUntold(database: AccountDatabase, reasons: readonly Reason[]): void {
  for (const reason of reasons) insertOne(database, { reasonJson: JSON.stringify(reason) });
}

/** Those that are kept, oldest first. */
export function untold(database: AccountDatabase): Reason[] {
  return selectAll(database)
    .all()
    .map(({ reasonJson }) => JSON.parse(reasonJson));
}

/** Forgets them: a run has told them. */
export function forgetUntold(database: AccountDatabase): void {
  deleteAll(database).run();
}
