/** Accounts whose strategies own all there is. */
import { certainBook } from "../../../engine/ledger/doubt/binding.ts";
import type { Doubt } from "../../../engine/ledger/doubt/doubt.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { wholeAccountAdoption } from "../../../engine/ledger/reassign/whole-account.ts";
import { type Decimal, decimal, sum } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { settingsOf } from "../store/settings.ts";
import { activeStrategies, type StrategyRow } from "../store/strategies.ts";
import { bookOf } from "./book-of.ts";
import { capitalShares } from "./capital-shares.ts";
import { commandId, noteCommand } from "./note-command.ts";

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
 * Gives the strategies everything that is unassigned in the account as far as it is certain (see `certainBook` for `doubt` and
 * `owed`, dollars), at prices (dollars a share), at an instant (epoch ms): nothing unless the account is in whole-account mode
 * and the strategies' percents cover it. In the caller's transaction.
 */
export function adoptWholeAccount(
  database: AccountDatabase,
  doubt: Doubt,
  owed: Decimal,
  prices: Prices,
  at: number,
): void {
  const strategies = activeStrategies(database);
  if (settingsOf(database).mode !== "whole_account" || !coverAll(strategies)) return;
  const book = certainBook(bookOf(database), doubt, owed, prices);
  const { entries } = wholeAccountAdoption(book, capitalShares(strategies), prices, "adopt");
  if (entries.length === 0) return;
  noteCommand(database, { kind: "adopt", id: commandId(database, "adopt", at), at, parts: entries }, prices);
}
