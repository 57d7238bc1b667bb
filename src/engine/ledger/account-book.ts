/** An account with the ledgers in it. What the broker has and no ledger owns is unassigned, by definition. */
import { CASH_DECIMALS, type Decimal, max, roundDown, roundUp, sum, ZERO } from "../money/decimal.ts";
import { sharesOf, type StrategyLedger } from "./journal/ledger.ts";

export interface AccountBook {
  readonly ledgers: readonly StrategyLedger[];
  /** What the broker holds: shares by symbol, negative where the account is short. */
  readonly holdings: ReadonlyMap<string, Decimal>;
  /** Dollars that the broker has, to the cent; negative where the account owes. */
  readonly cash: Decimal;
}

/** Shares of a symbol that the ledgers own together. */
export function ownedShares(ledgers: readonly StrategyLedger[], symbol: string): Decimal {
  return sum(ledgers.map((ledger) => sharesOf(ledger, symbol)));
}

/** Dollars that the ledgers have together; a negative one counts as such. */
export function ownedCash(ledgers: readonly StrategyLedger[]): Decimal {
  return sum(ledgers.map(({ cash }) => cash));
}

/** Shares that no ledger owns; negative where the ledgers own more than there is. */
export function unassignedShares({ ledgers, holdings }: AccountBook, symbol: string): Decimal {
  return (holdings.get(symbol) ?? ZERO).minus(ownedShares(ledgers, symbol));
}

/** Dollars that no ledger owns; negative where the ledgers own more than there is. */
export function unassignedCash({ ledgers, cash }: AccountBook): Decimal {
  return cash.minus(ownedCash(ledgers));
}

/** Unassigned shares that can be given away: none where there are less than none. */
export function freeShares(book: AccountBook, symbol: string): Decimal {
  return max(unassignedShares(book, symbol), ZERO);
}

/** Unassigned dollars that can be given away: none where there are less than none. */
export function freeCash(book: AccountBook): Decimal {
  return max(unassignedCash(book), ZERO);
}

/** Dollars, floored to whole cents: a fraction of a cent is nobody's. */
export function wholeCents(amount: Decimal): Decimal {
  return amount.lt(0) ? roundUp(amount, CASH_DECIMALS) : roundDown(amount, CASH_DECIMALS);
}
