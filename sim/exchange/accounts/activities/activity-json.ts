/** An activity as the account's list of activities answers it. */
import { toText } from "../../../../src/engine/money/decimal.ts";
import { nanosecondTimestamp } from "../../http/timestamps.ts";
import { activityId as fillId, fillJson } from "./fill-json.ts";
import type { Fill } from "./fill.ts";
import type { NonTradeActivity } from "./non-trade-activity.ts";

/** Anything that the list of activities holds. */
export type Activity = Fill | NonTradeActivity;

/** Whether the activity is an execution. */
export function isFill(activity: Activity): activity is Fill {
  return "orderId" in activity;
}

/** The id that a client sees and pages by: the date, to the millisecond for an execution, and a UUID. */
export function activityId(activity: Activity): string {
  if (isFill(activity)) return fillId(activity);
  return `${activity.date.replaceAll("-", "")}000000000::${activity.id}`;
}

/** A sweep of cash into banks pays interest in shares of a dollar each, and says that no dollars came. */
const SWEEP_INTEREST = "SWP";

/** The activity in the broker's fields: dollars and shares as decimal strings; fields that do not apply are left out. */
export function activityJson(activity: Activity): Record<string, unknown> {
  if (isFill(activity)) return fillJson(activity);
  const { type, subType, at, movedAt, date, netAmount, symbol, qty, perShareAmount, description, groupId } =
    activity;
  return {
    id: activityId(activity),
    activity_type: type,
    ...(subType === null ? {} : { activity_sub_type: subType }),
    date,
    net_amount: subType === SWEEP_INTEREST ? "0" : toText(netAmount),
    ...(symbol === null ? {} : { symbol }),
    ...(qty === null ? {} : { qty: toText(qty) }),
    ...(perShareAmount === null ? {} : { per_share_amount: toText(perShareAmount) }),
    ...(groupId === null ? {} : { group_id: groupId }),
    description,
    currency: "USD",
    status: "executed",
    created_at: nanosecondTimestamp(at ?? movedAt, 0),
  };
}
