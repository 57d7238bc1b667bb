/** Books what is not an execution: cash and the list of activities change together. */
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { ZERO } from "../../../src/engine/money/decimal.ts";
import { dateAt } from "../calendar/trading-days.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { Account } from "./account.ts";
import type { NonTradeActivity, NonTradeType } from "./non-trade-activity.ts";

/** An activity to be booked; what is left out is none. */
export interface Booking {
  readonly type: NonTradeType;
  readonly subType?: string;
  readonly netAmount?: Decimal;
  readonly symbol?: string;
  readonly qty?: Decimal;
  readonly perShareAmount?: Decimal;
  readonly description: string;
  readonly groupId?: string;
}

/** Books an activity at an instant (epoch ms). Positions are the caller's to change. */
export function bookActivity(
  account: Account,
  booking: Booking,
  identifiers: Identifiers,
  instant: number,
): NonTradeActivity {
  const activity: NonTradeActivity = {
    id: identifiers.uuid(),
    type: booking.type,
    subType: booking.subType ?? null,
    at: instant,
    date: dateAt(instant),
    netAmount: booking.netAmount ?? ZERO,
    symbol: booking.symbol ?? null,
    qty: booking.qty ?? null,
    perShareAmount: booking.perShareAmount ?? null,
    description: booking.description,
    groupId: booking.groupId ?? null,
  };
  account.cash = account.cash.plus(activity.netAmount);
  account.nonTradeActivities.push(activity);
  return activity;
}
