/** Re-levelling: every strategy gets its share of managed equity again, in cash. The next run trades towards it. */
import { CASH_DECIMALS, type Decimal, max, sum, ZERO } from "../../money/decimal.ts";
import { type AccountBook, unassignedCash, wholeCents } from "../account-book.ts";
import { type CapitalShares, divideByShare } from "../capital-share.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import type { StrategyLedger } from "../journal/ledger.ts";
import { equityAt, type Prices } from "../journal/valuation.ts";

/** What a re-level means for one strategy; dollars. */
export interface Level {
  readonly strategyId: string;
  /** What its ledger is worth now. */
  readonly equity: Decimal;
  /** What its share comes to; its equity where it has no share. */
  readonly target: Decimal;
  /** Cash that comes (positive) or goes, to the cent. */
  readonly transfer: Decimal;
}

export type Releveling =
  | {
      readonly ok: true;
      readonly entries: readonly LedgerEntry[];
      readonly levels: readonly Level[];
      /** Dollars: all ledgers and the unassigned cash. */
      readonly managedEquity: Decimal;
      /** Dollars, before and after. */
      readonly unassignedBefore: Decimal;
      readonly unassignedAfter: Decimal;
    }
  | {
      readonly ok: false;
      readonly code: "price_missing" | "shares_exceed_equity";
      readonly message: string;
    };

function targetsOf(
  ledgers: readonly StrategyLedger[],
  equities: readonly Decimal[],
  shares: CapitalShares,
  managedEquity: Decimal,
): Decimal[] {
  const byPercent = divideByShare(max(managedEquity, ZERO), ledgers, shares, CASH_DECIMALS);
  return ledgers.map(({ strategyId }, index) => {
    const share = shares.get(strategyId);
    if (share?.kind === "dollars") return share.dollars;
    return (share ? byPercent[index] : equities[index]) ?? ZERO;
  });
}

function entryOf({ strategyId, transfer }: Level, reference: string): LedgerEntry {
  return { strategyId, kind: "relevel", symbol: null, quantity: ZERO, cash: transfer, cost: ZERO, reference };
}

/**
 * The transfers of cash that give each strategy its percent of managed equity, or its dollars; a strategy without a
 * share keeps what it has. What comes to one goes from others or from unassigned cash, so that a ledger may be left
 * with negative cash until the next run has sold. Refused when a price is missing, and when the shares come to more
 * than there is.
 */
export function relevel(
  book: AccountBook,
  shares: CapitalShares,
  prices: Prices,
  reference: string,
): Releveling {
  const { ledgers } = book;
  const equities: Decimal[] = [];
  for (const ledger of ledgers) {
    const equity = equityAt(ledger, prices);
    if (equity === null) {
      const message = "the price of something that a strategy holds is not known";
      return { ok: false, code: "price_missing", message };
    }
    equities.push(equity);
  }
  const unassignedBefore = unassignedCash(book);
  const managedEquity = wholeCents(sum(equities).plus(unassignedBefore));
  const targets = targetsOf(ledgers, equities, shares, managedEquity);
  const levels = ledgers.map(({ strategyId }, index) => {
    const equity = equities[index] ?? ZERO;
    const target = targets[index] ?? ZERO;
    return { strategyId, equity, target, transfer: wholeCents(target.minus(equity)) };
  });
  const unassignedAfter = unassignedBefore.minus(sum(levels.map(({ transfer }) => transfer)));
  if (unassignedAfter.lt(0)) {
    const message = `the strategies' shares come to $${unassignedAfter.abs().toFixed(2)} more than there is to give`;
    return { ok: false, code: "shares_exceed_equity", message };
  }
  const entries = levels.filter(({ transfer }) => !transfer.eq(0)).map((level) => entryOf(level, reference));
  return { ok: true, entries, levels, managedEquity, unassignedBefore, unassignedAfter };
}
