/** Entries that an owner has asked for, into the journal and the ledgers. */
import type { LedgerEntry } from "../../../engine/ledger/entry.ts";
import { postEntries } from "../../../engine/ledger/posting.ts";
import type { Prices } from "../../../engine/ledger/valuation.ts";
import type { RunContext } from "../run/context.ts";
import { appendEntries, ledgersInForce, saveLedger } from "../store/ledgers.ts";
import { announceStrategies } from "./announce.ts";

/** Posts entries at the prices given (dollars a share) and tells what prices the account needs now; one transaction. */
export function postAndAnnounce(
  { database, clock, userId }: RunContext,
  entries: readonly LedgerEntry[],
  prices: Prices,
): void {
  database.transaction(() => {
    appendEntries(database, entries, clock.now());
    for (const ledger of postEntries(ledgersInForce(database), entries, prices)) saveLedger(database, ledger);
    announceStrategies(database, userId, []);
  });
}
