/** Entries that an owner has asked for, into the journal and the ledgers. */
import type { LedgerEntry } from "../../../engine/ledger/journal/entry.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { postToLedgers } from "../ledgers/post.ts";
import type { RunContext } from "../record/context.ts";
import { announceStrategies } from "../strategies/announce.ts";

/** Posts entries at the prices given (dollars a share) and tells what prices the account needs now; one transaction. */
export function postAndAnnounce(
  { database, clock, userId }: RunContext,
  entries: readonly LedgerEntry[],
  prices: Prices,
): void {
  database.transaction(() => {
    postToLedgers(database, entries, prices, clock.now());
    announceStrategies(database, userId, []);
  });
}
