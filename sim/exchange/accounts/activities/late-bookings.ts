/** Bookings whose cash and shares move later than the event that they are of, or are told at another time. */
import { ZERO, sum } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import type { Identifiers } from "../../random/identifiers.ts";
import type { Account } from "../account.ts";
import { bookActivity } from "./book-activity.ts";
import type { Booking, BookingTimes } from "./book-activity.ts";
import { movesShares } from "./non-trade-activity.ts";
import type { NonTradeActivity } from "./non-trade-activity.ts";

/** Shares that come into a symbol (below zero: leave it); what was paid for the position stays. */
function moveShares(account: Account, symbol: string, delta: Decimal): void {
  const held = account.positions.get(symbol);
  const qty = (held?.qty ?? ZERO).plus(delta);
  if (qty.lte(0)) {
    // What was sold meanwhile beyond the shares that were really there would be owed: nobody is short here.
    account.positions.delete(symbol);
    return;
  }
  const overnight = (held?.overnightQty ?? ZERO).plus(delta);
  account.positions.set(symbol, {
    symbol,
    qty,
    cost: held?.cost ?? ZERO,
    overnightQty: overnight.lt(0) ? ZERO : overnight,
    todayCost: held?.todayCost ?? ZERO,
  });
}

function settle(account: Account, activities: readonly NonTradeActivity[], now: number): void {
  account.cash = account.cash.plus(sum(activities.map(({ netAmount }) => netAmount)));
  const deltas = new Map<string, Decimal>();
  for (const activity of activities) {
    const { symbol, qty } = activity;
    if (symbol === null || qty === null || !movesShares(activity)) continue;
    deltas.set(symbol, (deltas.get(symbol) ?? ZERO).plus(qty));
  }
  for (const [symbol, delta] of deltas) moveShares(account, symbol, delta);
  account.keepBooks(now);
}

export class LateBookings {
  readonly #clock: VirtualClock;
  readonly #identifiers: Identifiers;

  constructor(clock: VirtualClock, identifiers: Identifiers) {
    this.#clock = clock;
    this.#identifiers = identifiers;
  }

  /**
   * Books the activities of one event at an instant (epoch ms). Those whose cash and shares are to move later than that do
   * so then, by the shares that they name; of those that move at once, positions are the caller's to change.
   */
  book(
    account: Account,
    bookings: readonly Booking[],
    times: BookingTimes,
    instant: number,
  ): NonTradeActivity[] {
    const activities = bookings.map((booking) =>
      bookActivity(account, booking, this.#identifiers, instant, times),
    );
    if (times.movedAt > instant) this.#await(account, activities, times.movedAt);
    return activities;
  }

  /** Takes up what an account still waits for since before the exchange was stopped. */
  restore(account: Account): void {
    const groups = new Map<string, NonTradeActivity[]>();
    for (const activity of account.nonTradeActivities) {
      if (activity.movedAt <= this.#clock.now()) continue;
      const id = activity.groupId ?? activity.id;
      groups.set(id, [...(groups.get(id) ?? []), activity]);
    }
    for (const group of groups.values()) this.#await(account, group, group[0]?.movedAt ?? 0);
  }

  #await(account: Account, activities: readonly NonTradeActivity[], at: number): void {
    this.#clock.schedule(at, () => settle(account, activities, this.#clock.now()));
  }
}
