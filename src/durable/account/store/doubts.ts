/** What the last complete look could not explain. */
import type { StandingDoubt } from "../../../engine/ledger/doubt/standing.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { doubts } from "./schema/index.ts";
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
