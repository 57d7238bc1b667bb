/** Accounts whose strategies own all there is. */
import type { LedgerEntry } from "../../../engine/ledger/journal/entry.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { adoptWholeAccount } from "../../../engine/ledger/reassign/whole-account.ts";
import { decimal, sum } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { lastSequence } from "../store/ledgers.ts";
import { settingsOf } from "../store/settings.ts";
import { activeStrategies, type StrategyRow } from "../store/strategies.ts";
import { bookOf } from "./book-of.ts";
import { capitalShares } from "./capital-shares.ts";
import type { AccountState } from "./read-account.ts";

/** Percent. */
const WHOLE = decimal(100);

/**
 * Whether the strategies' percents cover the account. Giving less than all of what is unassigned at every look would come
 * to all of it in the end.
 */
function coverAll(strategies: readonly StrategyRow[]): boolean {
  const inPercent = strategies.filter(({ shareDollars }) => shareDollars === null);
  const percents = inPercent.map(({ sharePercent }) => decimal(sharePercent));
  return inPercent.length === strategies.length && sum(percents).gte(WHOLE);
}

/**
 * What gives the strategies everything that is unassigned, at prices (dollars a share): nothing unless the account is in
 * whole-account mode and the strategies' percents cover it.
 */
export function wholeAccountEntries(
  database: AccountDatabase,
  state: AccountState,
  prices: Prices,
): readonly LedgerEntry[] {
  const strategies = activeStrategies(database);
  if (settingsOf(database).mode !== "whole_account" || !coverAll(strategies)) return [];
  const reference = `adopt-${lastSequence(database) + 1}`;
  return adoptWholeAccount(bookOf(database, state), capitalShares(strategies), prices, reference).entries;
}
