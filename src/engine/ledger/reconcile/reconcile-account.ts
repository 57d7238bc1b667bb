/**
 * The ledgers against what the broker has: what happened to the account without our orders is attributed, and what
 * nothing explains is taken from the ledgers, so that they own no more than there is. One rule for each difference:
 *
 * | difference            | rule                                                                             |
 * | --------------------- | -------------------------------------------------------------------------------- |
 * | manual_buy            | unassigned; paid with unassigned cash first, then with the ledgers' in proportion |
 * | manual_sell           | unassigned shares first, then the ledgers' in proportion; proceeds unassigned    |
 * | split                 | everyone's shares are multiplied, the unassigned ones too; costs stay            |
 * | corporate_action      | holders give and get in proportion                                               |
 * | deposit               | by the strategies' percent of the account                                        |
 * | withdrawal            | unassigned cash first, then the ledgers' in proportion                           |
 * | dividend              | to the holders in proportion to their shares                                     |
 * | interest              | by the strategies' percent of the account                                        |
 * | fee                   | from the holders, or by percent where it is about no symbol                      |
 * | transfer_in           | unassigned                                                                       |
 * | transfer_out          | as a manual sell, without proceeds                                               |
 * | late_fill             | booked as any fill                                                               |
 * | trade_bust            | the fill is undone                                                               |
 * | trade_correction      | the price of a fill changes                                                      |
 * | unknown_shares        | the ledgers give in proportion; more shares are unassigned, which is no difference |
 * | unknown_cash          | the ledgers give in proportion; more cash is unassigned, which is no difference  |
 */
import { type Decimal, sum, ZERO } from "../../money/decimal.ts";
import { type AccountBook, wholeCents } from "../account-book.ts";
import {
  type AccountActivity,
  type AccountEvent,
  cashMoved,
  eventsOf,
  sharesMoved,
} from "./account-event.ts";
import { attribute } from "./attribution/attribute.ts";
import type { Attribution } from "./attribution/attribution.ts";
import type { CapitalShares } from "../capital-share.ts";
import { correctionEntries, type FillCorrection } from "./correction.ts";
import type { Difference } from "./difference.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { givenBack, isNotGivenBack, type TakenShares } from "./given-back.ts";
import { applyEntries } from "../journal/journal.ts";
import type { StrategyLedger } from "../journal/ledger.ts";
import { missingCash, missingShares } from "./missing.ts";

export interface AccountToReconcile {
  readonly ledgers: readonly StrategyLedger[];
  readonly shares: CapitalShares;
  /** What the broker holds: shares by symbol, negative where the account is short. */
  readonly holdings: ReadonlyMap<string, Decimal>;
  /** Dollars that the broker has. */
  readonly cash: Decimal;
  /**
   * What has not been attributed yet, oldest first; null when the broker did not answer: then everything is explained
   * from shares and cash alone. Our own fills change nothing, but a split that is told late counts those after it:
   * they belong in the list whether they were in an earlier one or not.
   */
  readonly activities: readonly AccountActivity[] | null;
  readonly corrections: readonly FillCorrection[];
  /**
   * Entries of earlier looks that took shares for which nothing accounted, and that were not given back: a corporate
   * action that is told late finds the shares where they were.
   */
  readonly taken: readonly TakenShares[];
  /** Names this look at the broker, unlike any other, in entries that no activity explains. */
  readonly reference: string;
}

export interface ReconciledAccount {
  readonly entries: readonly LedgerEntry[];
  readonly differences: readonly Difference[];
  /** The ledgers after the entries; units are left alone (posting.ts). */
  readonly ledgers: readonly StrategyLedger[];
}

/** The account with an event's shares and cash, or, with -1, without them. */
function withEvent(book: AccountBook, event: AccountEvent, sign: 1 | -1): AccountBook {
  const foreign = event.filter(({ isOurs }) => !isOurs);
  const holdings = new Map(book.holdings);
  for (const row of foreign) {
    if (row.symbol === null) continue;
    holdings.set(row.symbol, (holdings.get(row.symbol) ?? ZERO).plus(sharesMoved(row).times(sign)));
  }
  return { ...book, holdings, cash: book.cash.plus(sum(foreign.map(cashMoved)).times(sign)) };
}

/** Shares that our own orders bought (positive) or sold in some events. */
function ownTrades(events: readonly AccountEvent[], symbol: string): Decimal {
  const rows = events.flat().filter((row) => row.isOurs && row.symbol === symbol);
  return sum(rows.map(sharesMoved));
}

/** See the head of this file. The entries are in the order in which they are to be applied. */
export function reconcileAccount(account: AccountToReconcile): ReconciledAccount {
  const entries: LedgerEntry[] = [];
  const differences: Difference[] = [];
  const note = (before: AccountBook, attribution: Attribution): AccountBook => {
    entries.push(...attribution.entries);
    differences.push(...attribution.differences);
    return { ...before, ledgers: applyEntries(before.ledgers, attribution.entries) };
  };
  const { ledgers, shares, holdings, corrections, taken, reference } = account;
  const events = eventsOf(account.activities ?? []);
  // The account as it was before the events, but with all of our own trades: these are in the ledgers already.
  const now: AccountBook = { ledgers, holdings, cash: wholeCents(account.cash) };
  let book = events.reduce((earlier, event) => withEvent(earlier, event, -1), now);
  book = note(book, correctionEntries(ledgers, corrections));
  for (const [index, event] of events.entries()) {
    const boughtSince = (symbol: string) => ownTrades(events.slice(index + 1), symbol);
    const back = givenBack(event, book, taken.filter(isNotGivenBack(entries)));
    book = note(book, { entries: back, differences: [] });
    book = withEvent(note(book, attribute(event, { book, shares, boughtSince })), event, 1);
  }
  book = note(book, missingShares(book, reference));
  book = note(book, missingCash(book, reference));
  return { entries, differences, ledgers: book.ledgers };
}
