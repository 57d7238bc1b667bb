/** Hands crosses and fills back to the ledgers of the strategies that wanted them. */
import { apportion } from "./apportion.ts";
import {
  CASH_DECIMALS,
  type Decimal,
  QUANTITY_DECIMALS,
  roundDown,
  roundHalfUp,
  ZERO,
} from "../money/decimal.ts";
import type { Cross, Ledger, Share, TradeSide } from "./types.ts";

/** What one order came to. */
export interface Fill {
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares filled. */
  readonly quantity: Decimal;
  /** Dollars paid or received. */
  readonly value: Decimal;
  /** Who paid for how much of the order, and gets the fills in that proportion. */
  readonly shares: readonly Share[];
}

/** One strategy's part of a fill. Shares, and dollars to the cent. */
export interface FillShare {
  readonly strategyId: string;
  readonly quantity: Decimal;
  readonly value: Decimal;
}

/**
 * Divides a fill among its strategies in proportion to what each wanted: shares to 9 decimals, dollars to the
 * cent, both by largest remainder, so that the parts add up to the whole.
 */
export function divideFill(fill: Fill): FillShare[] {
  const wanted = fill.shares.map(({ quantity }) => quantity);
  const quantities = apportion(fill.quantity, wanted, QUANTITY_DECIMALS);
  const values = apportion(roundHalfUp(fill.value, CASH_DECIMALS), quantities, CASH_DECIMALS);
  return fill.shares.map(({ strategyId }, index) => ({
    strategyId,
    quantity: quantities[index] ?? ZERO,
    value: values[index] ?? ZERO,
  }));
}

interface MutableLedger {
  cash: Decimal;
  readonly positions: Map<string, Decimal>;
}

/** No more of a sell than there are shares for it, with the proceeds of those. */
function withinHeld({ strategyId, quantity, value }: FillShare, held: Decimal): FillShare {
  if (quantity.lte(held)) return { strategyId, quantity, value };
  return { strategyId, quantity: held, value: roundDown(value.times(held).div(quantity), CASH_DECIMALS) };
}

/**
 * The ledgers after some crosses and fills. Positions that reach zero disappear. A broker may tell of more sold than a ledger
 * holds: the ledger sells what it has then, and the other proceeds are not its own. Throws when a cross or fill names a
 * strategy that is not among the ledgers, or a cross gives more than its ledger holds: both are bugs.
 */
export function book(
  ledgers: readonly Ledger[],
  crosses: readonly Cross[],
  fills: readonly Fill[],
): Ledger[] {
  const open = new Map<string, MutableLedger>(
    ledgers.map(({ strategyId, cash, positions }) => [strategyId, { cash, positions: new Map(positions) }]),
  );
  const change = (strategyId: string, symbol: string, quantity: Decimal, cash: Decimal) => {
    const ledger = open.get(strategyId);
    if (!ledger) throw new Error(`no ledger of strategy ${strategyId}`);
    const held = (ledger.positions.get(symbol) ?? ZERO).plus(quantity);
    if (held.lt(0)) throw new Error(`strategy ${strategyId} would be short of ${symbol}`);
    if (held.eq(0)) ledger.positions.delete(symbol);
    else ledger.positions.set(symbol, held);
    ledger.cash = ledger.cash.plus(cash);
  };
  for (const { symbol, quantity, price, fromStrategyId, toStrategyId } of crosses) {
    const value = roundHalfUp(quantity.times(price), CASH_DECIMALS);
    change(fromStrategyId, symbol, quantity.times(-1), value);
    change(toStrategyId, symbol, quantity, value.times(-1));
  }
  for (const fill of fills) {
    const heldOf = ({ strategyId }: FillShare) => open.get(strategyId)?.positions.get(fill.symbol) ?? ZERO;
    const sign = fill.side === "buy" ? 1 : -1;
    for (const part of divideFill(fill)) {
      const { strategyId, quantity, value } = fill.side === "sell" ? withinHeld(part, heldOf(part)) : part;
      change(strategyId, fill.symbol, quantity.times(sign), value.times(-sign));
    }
  }
  return ledgers.map(({ strategyId, cash }) => {
    const after = open.get(strategyId);
    return { strategyId, cash: after?.cash ?? cash, positions: after?.positions ?? new Map() };
  });
}
