/** Fills of our own orders that came late, were busted, or got another price, after they had been booked. */
import {
  CASH_DECIMALS,
  type Decimal,
  max,
  min,
  QUANTITY_DECIMALS,
  roundDown,
  roundHalfUp,
  ZERO,
} from "../../money/decimal.ts";
import type { Share, TradeSide } from "../../rebalance/types.ts";
import { type Difference, dollarsText, sharesText } from "./difference.ts";
import { divide } from "../journal/divide.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { Journal } from "../journal/journal.ts";
import { leavingEntry } from "../journal/leaving.ts";
import type { StrategyLedger } from "../journal/ledger.ts";

export interface FillCorrection {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares that are filled more (positive) or less than was booked. */
  readonly quantity: Decimal;
  /** Dollars that were traded more (positive) or less than was booked. */
  readonly value: Decimal;
  /** Who got the fills, in which proportion. */
  readonly shares: readonly Share[];
  /** Unique to this correction: an order's id with what is filled of it now. */
  readonly reference: string;
}

interface Part {
  /** Shares and dollars, signed as they come to the ledger. */
  readonly quantity: Decimal;
  readonly cash: Decimal;
}

/** Shares that go, no more than there are; the cash of those that are not there stays unassigned. */
function taken(
  ledger: StrategyLedger,
  { quantity, cash }: Part,
  symbol: string,
  reference: string,
): LedgerEntry[] {
  const held = ledger.holdings.get(symbol)?.quantity ?? ZERO;
  const going = min(quantity.neg(), held);
  if (going.eq(0)) return [];
  const kind = "correction";
  const paid = roundDown(cash.times(going).div(quantity.neg()), CASH_DECIMALS);
  return [leavingEntry(ledger, { kind, symbol, quantity: going, cash: paid, reference })];
}

/** Shares that come, or another price of shares that are there: cash turns into cost, which never falls below zero. */
function given(
  ledger: StrategyLedger,
  { quantity, cash }: Part,
  { symbol, side, reference }: FillCorrection,
): LedgerEntry[] {
  if (quantity.eq(0) && cash.eq(0)) return [];
  const holding = ledger.holdings.get(symbol);
  const isCost = quantity.gt(0) || (side === "buy" && holding !== undefined);
  const cost = isCost ? max(cash.neg(), (holding?.cost ?? ZERO).neg()) : ZERO;
  return [{ strategyId: ledger.strategyId, kind: "correction", symbol, quantity, cash, cost, reference }];
}

/** The entries of one correction; the part of a strategy that has no ledger any more stays unassigned. */
function entriesOf(ledgers: readonly StrategyLedger[], correction: FillCorrection): LedgerEntry[] {
  const wanted = correction.shares.map((share) => share.quantity);
  const quantities = divide(correction.quantity, wanted, QUANTITY_DECIMALS);
  const weights = correction.quantity.eq(0) ? wanted : quantities.map((quantity) => quantity.abs());
  const values = divide(roundHalfUp(correction.value, CASH_DECIMALS), weights, CASH_DECIMALS);
  const sign = correction.side === "buy" ? 1 : -1;
  return correction.shares.flatMap(({ strategyId }, index) => {
    const ledger = ledgers.find((each) => each.strategyId === strategyId);
    if (!ledger) return [];
    const part = {
      quantity: (quantities[index] ?? ZERO).times(sign),
      cash: (values[index] ?? ZERO).times(-sign),
    };
    if (part.quantity.lt(0)) return taken(ledger, part, correction.symbol, correction.reference);
    return given(ledger, part, correction);
  });
}

function differenceOf({ symbol, side, quantity, value }: FillCorrection): Difference {
  const amount = side === "buy" ? value.neg() : value;
  if (quantity.eq(0)) {
    const message = `the price of a ${side} of ${symbol} was corrected: ${dollarsText(value)}`;
    return { code: "trade_correction", symbol, amount, message };
  }
  const moved = { symbol, quantity: side === "buy" ? quantity : quantity.neg(), amount };
  const what = `${sharesText(quantity, symbol)} for ${dollarsText(value)}`;
  return quantity.gt(0)
    ? { ...moved, code: "late_fill", message: `a ${side} of ${what} filled after it was booked` }
    : { ...moved, code: "trade_bust", message: `a ${side} of ${what} was taken back by the exchange` };
}

/**
 * The entries of corrections, in the order given: a fill that came late is booked as any other; one that was busted is
 * undone at the price that it had.
 */
export function correctionEntries(
  ledgers: readonly StrategyLedger[],
  corrections: readonly FillCorrection[],
): { entries: LedgerEntry[]; differences: Difference[] } {
  const journal = new Journal(ledgers);
  for (const correction of corrections) {
    for (const entry of entriesOf(journal.ledgers, correction)) journal.append(entry);
  }
  return { entries: journal.entries, differences: corrections.map(differenceOf) };
}
