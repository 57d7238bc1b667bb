/** A holding of one ticker, and what buying, selling and a split do to it. Long only. */
import { ZERO, decimal, roundHalfUp } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";

export interface Position {
  readonly symbol: string;
  /** Shares, up to 9 decimals, above zero. */
  readonly qty: Decimal;
  /** Dollars paid for the shares that are left. */
  readonly cost: Decimal;
  /** Of the shares, those held since before today's session. */
  readonly overnightQty: Decimal;
  /** Dollars paid for the shares bought today that are left. */
  readonly todayCost: Decimal;
}

/** Costs that a sale or a split divides are kept to this many decimals. */
const COST_DECIMALS = 9;

function share(cost: Decimal, part: Decimal, whole: Decimal): Decimal {
  return whole.eq(0) ? ZERO : roundHalfUp(cost.times(part).div(whole), COST_DECIMALS);
}

/** The position after buying `qty` shares at `price` dollars; `held` is what there was before, if anything. */
export function bought(held: Position | undefined, symbol: string, qty: Decimal, price: Decimal): Position {
  const paid = qty.times(price);
  return {
    symbol,
    qty: (held?.qty ?? ZERO).plus(qty),
    cost: (held?.cost ?? ZERO).plus(paid),
    overnightQty: held?.overnightQty ?? ZERO,
    todayCost: (held?.todayCost ?? ZERO).plus(paid),
  };
}

/**
 * The position after selling `qty` shares, or `undefined` when none are left. The cost falls in proportion, so
 * the average entry price stays; the shares held longest go first. Throws `RangeError` when more is sold than held.
 */
export function sold(held: Position, qty: Decimal): Position | undefined {
  const left = held.qty.minus(qty);
  if (left.lt(0)) throw new RangeError(`sold ${qty.toFixed()} of ${held.qty.toFixed()} ${held.symbol}`);
  if (left.eq(0)) return undefined;
  const overnight = held.overnightQty.gt(qty) ? held.overnightQty.minus(qty) : ZERO;
  const today = held.qty.minus(held.overnightQty);
  return {
    symbol: held.symbol,
    qty: left,
    cost: share(held.cost, left, held.qty),
    overnightQty: overnight,
    todayCost: share(held.todayCost, left.minus(overnight), today),
  };
}

/** The position after a split of `factor` new shares for one old share; what was paid for it stays. */
export function split(held: Position, factor: number): Position {
  const scaled = (qty: Decimal) => roundHalfUp(qty.times(decimal(factor)), COST_DECIMALS);
  return { ...held, qty: scaled(held.qty), overnightQty: scaled(held.overnightQty) };
}

/** The position as a new session begins: all of its shares were held overnight. */
export function carriedOver(held: Position): Position {
  return { ...held, overnightQty: held.qty, todayCost: ZERO };
}
