/** What a newly activated strategy gets of the account. */
import { CASH_DECIMALS, type Decimal, decimal, max, min, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { Ledger } from "./types.ts";

export interface AccountHolding {
  readonly quantity: Decimal;
  /** Dollars. */
  readonly marketValue: Decimal;
}

export interface FundingInput {
  /** Dollars: the account as the broker values it. */
  readonly equity: Decimal;
  readonly cash: Decimal;
  readonly holdings: ReadonlyMap<string, AccountHolding>;
  readonly ledgers: readonly Ledger[];
  /** Percent that the strategies in force were given, together. */
  readonly givenPercent: Decimal;
  /** Percent that is asked for; null for all that is left. */
  readonly askedPercent: Decimal | null;
}

export type Funding =
  | { ok: true; sharePercent: Decimal; cash: Decimal }
  | { ok: false; code: "no_share_left" | "share_too_large" | "no_cash"; message: string };

/**
 * Shares of each symbol that no ledger owns; no zero entries, negative where the account is short. Where the ledgers
 * own more than the account holds, because shares were sold by hand, none is unassigned.
 */
export function unassignedShares(
  holdings: ReadonlyMap<string, { readonly quantity: Decimal }>,
  ledgers: readonly Ledger[],
): Map<string, Decimal> {
  const unassigned = new Map<string, Decimal>();
  for (const [symbol, { quantity }] of holdings) {
    const owned = sum(ledgers.map(({ positions }) => positions.get(symbol) ?? ZERO));
    const rest = quantity.minus(min(owned, max(quantity, ZERO)));
    if (!rest.eq(0)) unassigned.set(symbol, rest);
  }
  return unassigned;
}

function managedEquity({ equity, holdings, ledgers }: FundingInput): Decimal {
  const values = [...unassignedShares(holdings, ledgers)].map(([symbol, quantity]) => {
    const holding = holdings.get(symbol);
    return holding ? holding.marketValue.times(quantity).div(holding.quantity) : ZERO;
  });
  return equity.minus(sum(values));
}

/**
 * The share (percent of managed equity: the account less holdings that no strategy owns) and the cash (dollars)
 * that fund a new strategy's ledger. The cash comes from what no ledger owns, and is less than the share where
 * that does not reach. Refused when shares would exceed 100 %, or when there is no cash to give.
 */
export function fundStrategy(input: FundingInput): Funding {
  const left = decimal(100).minus(input.givenPercent);
  if (left.lte(0)) {
    return {
      ok: false,
      code: "no_share_left",
      message: "the whole account is given to other strategies already",
    };
  }
  const sharePercent = input.askedPercent ?? left;
  if (sharePercent.gt(left)) {
    const message = `only ${left.toFixed()} % of the account is not yet given to other strategies`;
    return { ok: false, code: "share_too_large", message };
  }
  const free = max(input.cash.minus(sum(input.ledgers.map(({ cash }) => cash))), ZERO);
  const cash = roundDown(min(free, managedEquity(input).times(sharePercent).div(100)), CASH_DECIMALS);
  if (cash.lt(1)) {
    return { ok: false, code: "no_cash", message: "the account has no free cash to fund the strategy with" };
  }
  return { ok: true, sharePercent, cash };
}
