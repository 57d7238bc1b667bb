/** The strategies' shares of an order as they are stored: quantities as decimal text. */
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { Share } from "../../../engine/rebalance/types.ts";

interface StoredShare {
  readonly strategyId: string;
  readonly quantity: string;
}

/** Shares as JSON text. */
export function writeShares(shares: readonly Share[]): string {
  const stored: StoredShare[] = shares.map(({ strategyId, quantity }) => ({
    strategyId,
    quantity: toText(quantity),
  }));
  return JSON.stringify(stored);
}

/** The shares in a text that `writeShares` wrote. */
export function readShares(text: string): Share[] {
  const stored: StoredShare[] = JSON.parse(text);
  return stored.map(({ strategyId, quantity }) => ({ strategyId, quantity: decimal(quantity) }));
}
