/** Accounts with ledgers that a test can write down in numbers. */
import type { AccountBook } from "../../../../src/engine/ledger/account-book.ts";
import type { CapitalShare, CapitalShares } from "../../../../src/engine/ledger/capital-share.ts";
import type { LedgerEntry } from "../../../../src/engine/ledger/journal/entry.ts";
import { openLedger, type StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";

/** Shares and what they cost in all, by symbol. */
export type Costed = Readonly<Record<string, readonly [quantity: string | number, cost: string | number]>>;

/** A ledger with cash and shares. */
export function ledger(strategyId: string, cash: string | number, holdings: Costed = {}): StrategyLedger {
  return {
    ...openLedger(strategyId),
    cash: decimal(cash),
    holdings: new Map(
      Object.entries(holdings).map(([symbol, [quantity, cost]]) => [
        symbol,
        { quantity: decimal(quantity), cost: decimal(cost) },
      ]),
    ),
  };
}

/** What a broker has, with the ledgers in it. */
export function book(
  ledgers: readonly StrategyLedger[],
  cash: string | number,
  holdings: Amounts = {},
): AccountBook {
  return { ledgers, cash: decimal(cash), holdings: decimals(holdings) };
}

/** Percents of the account: `{ a: 60, b: 40 }`; `"$500"` is a share of so many dollars. */
export function percents(shares: Readonly<Record<string, number | `$${number}`>>): CapitalShares {
  return new Map(
    Object.entries(shares).map(([strategyId, share]): [string, CapitalShare] => [
      strategyId,
      typeof share === "number"
        ? { kind: "percent", percent: decimal(share) }
        : { kind: "dollars", dollars: decimal(share.slice(1)) },
    ]),
  );
}

/** A ledger as plain text, to compare: `{ cash: "10", SPY: "5 for 100" }`. */
export function owned({ cash, holdings }: StrategyLedger): Record<string, string> {
  const shares = [...holdings].map(([symbol, { quantity, cost }]) => [
    symbol,
    `${toText(quantity)} for ${toText(cost)}`,
  ]);
  return { cash: toText(cash), ...Object.fromEntries(shares) };
}

/** Entries on one line each: `a fill SPY: 2 shares, -1000 cash, 1000 cost`. */
export function linesOf(entries: readonly LedgerEntry[]): string[] {
  return entries.map(
    ({ strategyId, kind, symbol, quantity, cash, cost }) =>
      `${strategyId} ${kind}${symbol === null ? "" : ` ${symbol}`}: ${toText(quantity)} shares, ${toText(cash)} cash, ${toText(cost)} cost`,
  );
}
