/** What a newly activated strategy gets of the account. */
import {
  CASH_DECIMALS,
  type Decimal,
  decimal,
  max,
  min,
  roundDown,
  sum,
  toText,
  ZERO,
} from "../money/decimal.ts";
import type { Ledger } from "./types.ts";

const HUNDRED = decimal(100);
/** Decimals of a share in percent. */
const SHARE_DECIMALS = 4;

export interface AccountHolding {
  readonly quantity: Decimal;
  /** Dollars. */
  readonly marketValue: Decimal;
}

interface AccountState {
  /** Dollars: the account as the broker values it. */
  readonly equity: Decimal;
  readonly cash: Decimal;
  readonly holdings: ReadonlyMap<string, AccountHolding>;
  readonly ledgers: readonly Ledger[];
  /** Percent that the strategies in force were given, together. */
  readonly givenPercent: Decimal;
}

/** What is asked for: percent of managed equity, dollars of it, or (null) all that is left. */
type Asked =
  | { readonly askedPercent: Decimal | null; readonly askedDollars?: null | undefined }
  | { readonly askedPercent?: null | undefined; readonly askedDollars: Decimal };

export type FundingInput = AccountState & Asked;

export type Funding =
  | {
      ok: true;
      /** Percent of managed equity; of dollars that were asked for, as of now and rounded down to 4 decimals. */
      sharePercent: Decimal;
      /** What was asked for in dollars, else null. */
      shareDollars: Decimal | null;
      /** Dollars that the ledger starts with. */
      cash: Decimal;
    }
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

function managedEquity({ equity, holdings, ledgers }: AccountState): Decimal {
  const values = [...unassignedShares(holdings, ledgers)].map(([symbol, quantity]) => {
    const holding = holdings.get(symbol);
    return holding ? holding.marketValue.times(quantity).div(holding.quantity) : ZERO;
  });
  return equity.minus(sum(values));
}

function refuseTooLarge(left: string): Funding {
  const message = `only ${left} of the account is not yet given to other strategies`;
  return { ok: false, code: "share_too_large", message };
}

/**
 * The share (of managed equity: the account less holdings that no strategy owns) and the cash that fund a new
 * strategy's ledger. The cash comes from what no ledger owns, and is less than the share where that does not reach.
 * Refused when shares would exceed 100 %, or when there is no dollar to give.
 */
export function fundStrategy(input: FundingInput): Funding {
  const left = HUNDRED.minus(input.givenPercent);
  if (left.lte(0)) {
    return {
      ok: false,
      code: "no_share_left",
      message: "the whole account is given to other strategies already",
    };
  }
  const equity = managedEquity(input);
  const shareDollars = input.askedDollars ?? null;
  const asked = shareDollars ?? equity.times(input.askedPercent ?? left).div(HUNDRED);
  const free = max(input.cash.minus(sum(input.ledgers.map(({ cash }) => cash))), ZERO);
  const cash = roundDown(min(free, asked), CASH_DECIMALS);
  if (shareDollars === null) {
    if (input.askedPercent?.gt(left) === true) return refuseTooLarge(`${toText(left)} %`);
  } else {
    const most = max(equity.times(left).div(HUNDRED), ZERO);
    if (shareDollars.gt(most)) return refuseTooLarge(`$${toText(roundDown(most, CASH_DECIMALS))}`);
  }
  if (cash.lt(1)) {
    return { ok: false, code: "no_cash", message: "the account has no free cash to fund the strategy with" };
  }
  const sharePercent =
    shareDollars === null
      ? (input.askedPercent ?? left)
      : roundDown(shareDollars.times(HUNDRED).div(equity), SHARE_DECIMALS);
  return { ok: true, sharePercent, shareDollars, cash };
}
