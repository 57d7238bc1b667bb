/** Activities that tell of one event together: both sides of a split or a merger, the partial fills of one order. */
import { CASH_DECIMALS, type Decimal, roundHalfUp, ZERO } from "../../money/decimal.ts";
import type { Activity } from "./activity.ts";

/** The rows of one event that no order of ours did; at least one. */
export type AccountEvent = readonly [Activity, ...Activity[]];

function eventKey(activity: Activity): string {
  const { id, kind, brokerType, symbol, at, brokerOrderId, quantity, groupId } = activity;
  if (kind === "fill" && brokerOrderId !== null) return `fill/${brokerOrderId}/${symbol}`;
  if (kind === "other" && groupId !== null) return `group/${groupId}`;
  if (kind === "split") return `split/${symbol}/${at}`;
  if (kind === "other" && quantity !== null) return `other/${brokerType}/${at}`;
  return `id/${id}`;
}

/** Events in the order of their first rows. */
export function eventsOf(activities: readonly Activity[]): AccountEvent[] {
  const events = new Map<string, [Activity, ...Activity[]]>();
  for (const activity of activities) {
    const key = eventKey(activity);
    const event = events.get(key);
    if (event) event.push(activity);
    else events.set(key, [activity]);
  }
  return [...events.values()];
}

const ACTIONS: ReadonlySet<Activity["kind"]> = new Set(["split", "other"]);

/** Whether an activity may be of a corporate action. */
export function isOfAction({ kind }: Pick<Activity, "kind">): boolean {
  return ACTIONS.has(kind);
}

/** Whether an event may be a corporate action: shares come and go by it without a trade. */
export function isAction(event: AccountEvent): boolean {
  return event.some(isOfAction);
}

const MOVING_SHARES: ReadonlySet<Activity["kind"]> = new Set(["fill", "split", "transfer", "other"]);

/** Shares that an activity brought (positive) or took; zero where it moved none. */
export function sharesMoved({ kind, quantity }: Activity): Decimal {
  return MOVING_SHARES.has(kind) ? (quantity ?? ZERO) : ZERO;
}

/** Dollars that an activity brought (positive) or took, to the cent; zero where it tells of none. */
export function cashMoved({ cash, quantity, price }: Activity): Decimal {
  const traded = quantity !== null && price !== null ? quantity.times(price).neg() : ZERO;
  return roundHalfUp(cash ?? traded, CASH_DECIMALS);
}
