/** Strategies that hold because something of what they have, or would trade, is in doubt. */
import { type Decimal, toText, roundHalfUp, CASH_DECIMALS } from "../../money/decimal.ts";
import type { Prices } from "../../rebalance/sizing.ts";
import type { StrategyTarget, TradableAsset } from "../../rebalance/types.ts";
import { wishesOf } from "../../rebalance/wishes.ts";
import type { BoundLedger } from "./binding.ts";

const dollars = (amount: Decimal) => `$${toText(roundHalfUp(amount, CASH_DECIMALS))}`;

/**
 * Why a strategy holds, in words that its owner understands, or null. `target`: what it wants, of its ledger without what is
 * in doubt; `inDoubt`: symbols that are left alone, each with why.
 */
export function heldForDoubt(
  target: StrategyTarget,
  bound: Pick<BoundLedger, "inDoubt" | "isLarge">,
  inDoubt: ReadonlyMap<string, string>,
  prices: Prices,
  assets: ReadonlyMap<string, TradableAsset>,
): string | null {
  if (target.weights === null) return null;
  if (bound.isLarge) return `${dollars(bound.inDoubt)} of what it has is in doubt`;
  if (inDoubt.size === 0) return null;
  const wish = wishesOf(target, prices, assets).find(({ symbol }) => inDoubt.has(symbol));
  return wish ? `it would trade ${wish.symbol}, which is in doubt: ${inDoubt.get(wish.symbol)}` : null;
}
