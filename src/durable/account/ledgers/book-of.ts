/** The account with the strategies' ledgers in it. */
import { type AccountBook, wholeCents } from "../../../engine/ledger/account-book.ts";
import type { AccountDatabase } from "../store/database.ts";
import { ledgersInForce } from "../store/ledgers.ts";
import type { AccountState } from "./read-account.ts";

/** What the broker says the account has, and the ledgers in force. */
export function bookOf(database: AccountDatabase, { account, positions }: AccountState): AccountBook {
  return {
    ledgers: ledgersInForce(database),
    holdings: new Map(positions.held.map(({ symbol, quantity }) => [symbol, quantity])),
    cash: wholeCents(account.cash),
  };
}
