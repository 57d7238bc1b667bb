/** What the last complete look could not explain, and what is told otherwise than it counts. */
import type { StandingDoubt } from "../../../engine/ledger/doubt/standing.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { doubts, toldOtherwise } from "./schema/index.ts";
import { insertAllInto, prepared } from "./statements.ts";

const selectAll = prepared((database) => database.select().from(doubts).prepare());
const deleteAll = prepared((database) => database.delete(doubts).prepare());
const insertAll = insertAllInto(doubts);

/** The doubts as the last complete look left them. */
export function standingDoubts(database: AccountDatabase): StandingDoubt[] {
  return selectAll(database)
    .all()
    .map(({ symbol, amount, since, countedAt, looks, sessionsJson }) => ({
      symbol: symbol === "" ? null : symbol,
      amount: decimal(amount),
      since,
      countedAt,
      looks,
      sessions: JSON.parse(sessionsJson),
    }));
}

/** Replaces them, within the caller's transaction. */
export function saveDoubts(database: AccountDatabase, standing: readonly StandingDoubt[]): void {
  deleteAll(database).run();
  insertAll(
    database,
    standing.map(({ symbol, amount, sessions, ...times }) => ({
      ...times,
      symbol: symbol ?? "",
      amount: toText(amount),
      sessionsJson: JSON.stringify(sessions),
    })),
  );
}

/** Something that the broker tells otherwise than it counts, since an instant (epoch ms). */
export type ToldOtherwise = typeof toldOtherwise.$inferSelect;

const selectOtherwise = prepared((database) => database.select().from(toldOtherwise).prepare());
const deleteOtherwise = prepared((database) => database.delete(toldOtherwise).prepare());
const insertOtherwise = insertAllInto(toldOtherwise);

/** All that the last complete look was told otherwise. */
export function allToldOtherwise(database: AccountDatabase): ToldOtherwise[] {
  return selectOtherwise(database).all();
}

/** Replaces it, within the caller's transaction. */
export function saveToldOtherwise(database: AccountDatabase, rows: readonly ToldOtherwise[]): void {
  deleteOtherwise(database).run();
  insertOtherwise(database, rows);
}
