/** Shares and cash that can pass between a strategy and what is unassigned. Quantities and dollars are decimal text. */
import { decimal, max, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import type { Status } from "../../../src/contract/status.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { formatMoney } from "../format/money.ts";
import { formatQuantity } from "../format/quantity.ts";
import { isRunning } from "../state/running.ts";

/** `symbol`: null for cash. `amount`: shares, or dollars. */
export type Asset = { symbol: string | null; amount: string };

const isSome = ({ amount }: Asset) => decimal(amount).gt(0);

/** Cash that no strategy owns; null while it is not known: without the broker's word, or while a run moves cash. */
export function unassignedCash(status: Status): string | null {
  if (status.account === null || isRunning(status)) return null;
  const owned = sum(status.strategies.map(({ ledger }) => decimal(ledger.cash)));
  return toText(max(decimal(status.account.cash).minus(owned), ZERO));
}

/** What a strategy can be given. */
export function unassignedAssets(status: Status): Asset[] {
  const shares = status.account?.unassigned ?? [];
  const cash = unassignedCash(status) ?? "0";
  return [
    ...shares.map(({ symbol, quantity }) => ({ symbol, amount: quantity })),
    { symbol: null, amount: cash },
  ].filter(isSome);
}

/** What a strategy can give. */
export function ownedAssets({ ledger }: LiveStrategy): Asset[] {
  const shares = Object.entries(ledger.positions).map(([symbol, amount]) => ({ symbol, amount }));
  return [...shares, { symbol: null, amount: ledger.cash }].filter(isSome);
}

/** `12.5 shares of SPY`, or `$250.00 of cash`. */
export function assetWords({ symbol, amount }: Asset): string {
  if (symbol === null) return `${formatMoney(amount)} of cash`;
  return `${formatQuantity(amount)} ${amount === "1" ? "share" : "shares"} of ${symbol}`;
}
