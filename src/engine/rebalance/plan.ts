/** From targets to orders: each strategy's wishes, netted per symbol, within what the broker lets us sell. */
import { apportionShares } from "./apportion.ts";
import { net } from "./netting.ts";
import { MINIMUM_BUY_VALUE, type Prices, priceOf } from "./sizing.ts";
import { sendingOrder } from "./sending-order.ts";
import { wishesOf } from "./wishes.ts";
import {
  type Decimal,
  decimal,
  min,
  QUANTITY_DECIMALS,
  roundDown,
  sum,
  toText,
  ZERO,
} from "../money/decimal.ts";
import type { Cross, Plan, PlannedOrder, Skip, StrategyTarget, TradableAsset, TradeReason } from "./types.ts";

/** Shares: the smallest quantity that a ledger knows. */
const SMALLEST_QUANTITY = decimal(10).pow(-QUANTITY_DECIMALS);

export interface PlanInput {
  readonly strategies: readonly StrategyTarget[];
  readonly prices: Prices;
  readonly assets: ReadonlyMap<string, TradableAsset>;
  /** Shares that the broker lets us sell, per symbol; a symbol that is missing has none. */
  readonly available: ReadonlyMap<string, Decimal>;
}

function ownedBefore(strategies: readonly StrategyTarget[], symbol: string): Decimal {
  return sum(strategies.map(({ ledger }) => ledger.positions.get(symbol) ?? ZERO));
}

function reasonFor(side: "sell" | "buy", owned: Decimal): TradeReason {
  if (side === "sell") return "reduce";
  return owned.eq(0) ? "enter" : "increase";
}

/**
 * The plan that brings every strategy to its target. Sells are cut to what the broker has available, with the
 * reason; symbols that cannot be traded are left out, with the reason. Pure: the same input gives the same plan.
 * Throws when a price that the strategies need is missing.
 */
export function planRebalance({ strategies, prices, assets, available }: PlanInput): Plan {
  const wishes = strategies.flatMap((strategy) => wishesOf(strategy, prices, assets));
  const symbols = [...new Set(wishes.map(({ symbol }) => symbol))].toSorted();
  const orders: PlannedOrder[] = [];
  const crosses: Cross[] = [];
  const skips: Skip[] = [];
  for (const symbol of symbols) {
    const asset = assets.get(symbol);
    if (!asset?.tradable) {
      skips.push({ code: "not_tradable", symbol, message: `${symbol} cannot be traded at the broker now` });
      continue;
    }
    const price = priceOf(prices, symbol);
    const own = wishes.filter((wish) => wish.symbol === symbol);
    const netted = net(symbol, own, price);
    crosses.push(...netted.crosses);
    const wanted = sum(netted.rest.map(({ quantity }) => quantity));
    if (wanted.eq(0)) continue;
    const owned = ownedBefore(strategies, symbol);
    const sellable = available.get(symbol) ?? ZERO;
    let quantity = wanted;
    if (netted.side === "sell") {
      quantity = min(wanted, sellable);
      if (quantity.lt(wanted)) {
        const message = `only ${toText(quantity)} of ${toText(wanted)} shares of ${symbol} can be sold now`;
        skips.push({ code: "held_by_other_order", symbol, message });
      }
    }
    const isExit = netted.side === "sell" && quantity.eq(owned);
    // Less than a ledger can tell apart is the ledgers' own, too: a whole position goes by the broker's figure.
    if (isExit && sellable.minus(owned).lt(SMALLEST_QUANTITY)) quantity = sellable;
    if (!asset.fractionable && !isExit) quantity = roundDown(quantity, 0);
    if (quantity.lte(0)) continue;
    if (netted.side === "buy" && quantity.times(price).lt(MINIMUM_BUY_VALUE)) {
      skips.push({ code: "below_minimum", symbol, message: `what is left of ${symbol} is under $1` });
      continue;
    }
    orders.push({
      symbol,
      side: netted.side,
      quantity,
      reason: isExit ? "exit" : reasonFor(netted.side, owned),
      fractionable: asset.fractionable,
      shares: apportionShares(netted.rest, quantity),
    });
  }
  return { orders: sendingOrder(orders, prices), crosses, skips };
}
