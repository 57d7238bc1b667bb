/** Entries into the journal and into the ledgers that are its sum. */
import type { LedgerEntry } from "../../../engine/ledger/journal/entry.ts";
import { postEntries } from "../../../engine/ledger/journal/posting.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { AccountDatabase } from "../store/database.ts";
import { appendEntries, ledgersInForce, saveLedger } from "../store/ledgers.ts";

/** Posts entries at prices (dollars a share) and an instant (epoch ms), within the caller's transaction. */
export function postToLedgers(
  database: AccountDatabase,
  entries: readonly LedgerEntry[],
  prices: Prices,
  at: number,
): void {
  appendEntries(database, entries, at);
  for (const ledger of postEntries(ledgersInForce(database), entries, prices)) saveLedger(database, ledger);
}
