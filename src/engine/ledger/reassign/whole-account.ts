/** Accounts in whole-account mode: what is unassigned does not stay so. */
import { CASH_DECIMALS, type Decimal, QUANTITY_DECIMALS, roundHalfUp, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeCash, freeShares } from "../account-book.ts";
import { type CapitalShares, divideByShare } from "../capital-share.ts";
import { flowByShare } from "../reconcile/cash-flows.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import type { Prices } from "../journal/valuation.ts";

export interface WholeAccountAdoption {
  readonly entries: readonly LedgerEntry[];
  /** Symbols that stay unassigned because nothing says what they are worth. */
  readonly unpriced: readonly string[];
}

/**
 * The entries that give all unassigned shares (long ones) and cash to the strategies, by their percent of the account.
 * One strategy of 100 % gets everything; what the percents do not cover stays unassigned. Adopted shares cost what
 * they are worth now.
 */
export function wholeAccountAdoption(
  book: AccountBook,
  shares: CapitalShares,
  prices: Prices,
  reference: string,
): WholeAccountAdoption {
  const free = [...book.holdings.keys()].toSorted().filter((symbol) => freeShares(book, symbol).gt(0));
  const sharesOfSymbol = (symbol: string, price: Decimal): LedgerEntry[] => {
    const parts = divideByShare(freeShares(book, symbol), book.ledgers, shares, QUANTITY_DECIMALS);
    return book.ledgers.flatMap(({ strategyId }, index): LedgerEntry[] => {
      const quantity = parts[index] ?? ZERO;
      if (quantity.eq(0)) return [];
      const cost = roundHalfUp(quantity.times(price), CASH_DECIMALS);
      return [{ strategyId, kind: "adopt", symbol, quantity, cash: ZERO, cost, reference }];
    });
  };
  const ofShares = free.flatMap((symbol) => {
    const price = prices.get(symbol);
    return price ? sharesOfSymbol(symbol, price) : [];
  });
  const cash = { kind: "adopt", symbol: null, amount: freeCash(book), reference } as const;
  return {
    entries: [...ofShares, ...flowByShare(book, shares, cash)],
    unpriced: free.filter((symbol) => !prices.has(symbol)),
  };
}
