/** Whether what is told once more, or of the time about an opening, fits what the broker has. */
import { type Decimal, ZERO } from "../../money/decimal.ts";
import type { Effect } from "../replay/effect.ts";
import { type Doubt, isRounding } from "./doubt.ts";

/** The difference between two effects: what a change of a fact brings to the account. */
export function effectOfChange(before: Effect, after: Effect): Effect {
  const taken = before.shares.map(([symbol, quantity]) => [symbol, quantity.neg()] as const);
  return { shares: [...after.shares, ...taken], cash: after.cash.minus(before.cash) };
}

function bySymbol({ shares }: Effect): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const [symbol, quantity] of shares) sums.set(symbol, (sums.get(symbol) ?? ZERO).plus(quantity));
  return sums;
}

/** What is left in doubt once an effect explains some of it. */
export function doubtAfter(doubt: Doubt, effect: Effect): Doubt {
  const shares = new Map(doubt.shares);
  for (const [symbol, quantity] of bySymbol(effect)) {
    const left = (shares.get(symbol) ?? ZERO).minus(quantity);
    if (left.eq(0)) shares.delete(symbol);
    else shares.set(symbol, left);
  }
  const cash = doubt.cash.minus(effect.cash);
  return { ...doubt, shares, cash: isRounding(cash) ? ZERO : cash };
}

/**
 * Whether an effect explains more of what the broker has: less is in doubt with it of something that it touches, and more of
 * nothing. What moves neither shares nor more dollars than rounding has nothing to explain, and may be so.
 */
export function explainsMore(doubt: Doubt, effect: Effect): boolean {
  const after = doubtAfter(doubt, effect);
  const changes = [...bySymbol(effect)]
    .filter(([, quantity]) => !quantity.eq(0))
    .map(([symbol]) => [doubt.shares.get(symbol) ?? ZERO, after.shares.get(symbol) ?? ZERO] as const);
  if (!isRounding(effect.cash)) changes.push([doubt.cash, after.cash]);
  const isWorse = changes.some(([before, left]) => left.abs().gt(before.abs()));
  return !isWorse && (changes.length === 0 || changes.some(([before, left]) => left.abs().lt(before.abs())));
}
