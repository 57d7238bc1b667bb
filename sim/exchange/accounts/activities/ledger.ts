/** Cash and shares of an account as its activities add up, one after another. */
import { CASH_DECIMALS, ZERO, roundHalfUp } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Account } from "../account.ts";
import { isFill } from "./activity-json.ts";
import type { Activity } from "./activity-json.ts";
import type { Fill } from "./fill.ts";
import { movesShares } from "./non-trade-activity.ts";

/** When the cash and the shares of an activity moved, epoch ms. */
export function movedAt(activity: Activity): number {
  return isFill(activity) ? activity.at : activity.movedAt;
}

/** Everything that happened to an account, in order of when it moved cash and shares; at one instant executions lead. */
export function movementsOf(account: Account): Activity[] {
  const activities: Activity[] = [...account.fills, ...account.nonTradeActivities];
  return activities.sort((a, b) => movedAt(a) - movedAt(b));
}

export class Ledger {
  /** Dollars. */
  cash: Decimal;
  /** Shares by symbol; none at zero. */
  readonly shares = new Map<string, Decimal>();
  /** The value of each order's executions so far: an order's cash is rounded once for all of them. */
  readonly #values = new Map<string, Decimal>();

  constructor(cash: Decimal) {
    this.cash = cash;
  }

  add(activity: Activity): void {
    if (isFill(activity)) return this.#addFill(activity);
    this.cash = this.cash.plus(activity.netAmount);
    const { symbol, qty } = activity;
    if (symbol !== null && qty !== null && movesShares(activity)) this.#move(symbol, qty);
  }

  #addFill({ orderId, symbol, side, qty, price }: Fill): void {
    const before = this.#values.get(orderId) ?? ZERO;
    const after = before.plus(qty.times(price));
    this.#values.set(orderId, after);
    const moved = roundHalfUp(after, CASH_DECIMALS).minus(roundHalfUp(before, CASH_DECIMALS));
    this.cash = side === "buy" ? this.cash.minus(moved) : this.cash.plus(moved);
    this.#move(symbol, side === "buy" ? qty : qty.neg());
  }

  #move(symbol: string, qty: Decimal): void {
    const left = (this.shares.get(symbol) ?? ZERO).plus(qty);
    if (left.eq(0)) this.shares.delete(symbol);
    else this.shares.set(symbol, left);
  }
}

/** Dollars that the account was opened with: its cash without everything that has moved it by an instant (epoch ms). */
export function openingCash(account: Account, instant: number): Decimal {
  const ledger = new Ledger(ZERO);
  for (const activity of movementsOf(account)) if (movedAt(activity) <= instant) ledger.add(activity);
  return account.cash.minus(ledger.cash);
}
