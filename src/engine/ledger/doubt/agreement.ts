/** Whether what a broker says of an account in several answers can be of one moment. */
import { type Decimal, decimal, max, sum } from "../../money/decimal.ts";

/**
 * Fraction of the positions' gross value, as the list or the account has it, by which the answers may differ: prices move
 * between them, and what is wrong by less is found as a doubt about its symbol.
 */
const PRICES_MOVE = decimal("0.01");
/** Dollars by which they may differ in any case: each position's value is rounded. */
const ROUNDING = decimal(1);

export interface AnsweredAccount {
  /** Dollars, all three by the account's own answer; the last is null where it does not tell. */
  readonly equity: Decimal;
  readonly cash: Decimal;
  readonly positionsValue: Decimal | null;
}

/**
 * Whether equity is cash and the value of all positions, and those are what the account's own answer says they are worth.
 * `values`: dollars of each position, negative for what is owed; null of one that is not valued just now, and then
 * nothing can be said against the answers.
 */
export function answersAgree(
  { equity, cash, positionsValue }: AnsweredAccount,
  values: readonly (Decimal | null)[],
): boolean {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return true;
  const worth = equity.minus(cash);
  const gross = sum(known.map((value) => value.abs()));
  const tolerance = max(gross, worth.abs()).times(PRICES_MOVE).plus(ROUNDING);
  const net = sum(known);
  const isNear = (value: Decimal) => net.minus(value).abs().lte(tolerance);
  return isNear(worth) && (positionsValue === null || isNear(positionsValue));
}
