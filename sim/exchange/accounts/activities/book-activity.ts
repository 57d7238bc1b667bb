/** Books what is not an execution: cash and the list of activities change together, or one of them later. */
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { ZERO } from "../../../../src/engine/money/decimal.ts";
import { dateAt } from "../../calendar/trading-days.ts";
import type { Identifiers } from "../../random/identifiers.ts";
import type { Account } from "../account.ts";
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
  /** New York date that the activity carries; the one on which it is told when not given. */
  readonly date?: string;
}

/** When cash and shares move and when clients are told of it, epoch ms; they are never told at `null`. */
export interface BookingTimes {
  readonly movedAt: number;
  readonly toldAt: number | null;
}

/**
 * Books an activity at an instant (epoch ms), or at the times given, of which the cash may not have moved yet. Positions
 * are the caller's to change.
 */
export function bookActivity(
  account: Account,
  booking: Booking,
  identifiers: Pick<Identifiers, "uuid">,
  instant: number,
  { movedAt, toldAt }: BookingTimes = { movedAt: instant, toldAt: instant },
): NonTradeActivity {
  const activity: NonTradeActivity = {
    id: identifiers.uuid(),
    type: booking.type,
    subType: booking.subType ?? null,
    at: toldAt,
    movedAt,
    date: booking.date ?? dateAt(toldAt ?? movedAt),
    netAmount: booking.netAmount ?? ZERO,
    symbol: booking.symbol ?? null,
    qty: booking.qty ?? null,
    perShareAmount: booking.perShareAmount ?? null,
    description: booking.description,
    groupId: booking.groupId ?? null,
  };
  if (movedAt <= instant) account.cash = account.cash.plus(activity.netAmount);
  account.nonTradeActivities.push(activity);
  account.keepBooks(instant);
  return activity;
}
