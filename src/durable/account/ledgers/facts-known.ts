/** The facts that the account's database knows, in the order in which they count (docs/spec/ledger.md). */
import { newYorkDate, newYorkInstant } from "../../../engine/calendar/new-york.ts";
import { effectOfChange } from "../../../engine/ledger/doubt/explains-more.ts";
import { accountEffect, type Effect } from "../../../engine/ledger/replay/effect.ts";
import type { UnheardOrder } from "../../../engine/ledger/doubt/doubt.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { eventsOf } from "../../../engine/ledger/reconcile/account-event.ts";
import {
  byWhenTheyCount,
  type EventFact,
  type Fact,
  type NotedFact,
  type OrderFact,
} from "../../../engine/ledger/replay/fact.ts";
import { CASH_DECIMALS, decimal, roundHalfUp } from "../../../engine/money/decimal.ts";
import { readShares } from "../record/shares.ts";
import { activitiesSince, type NotedActivity } from "../store/activities.ts";
import type { Checkpoint } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { notedFactsSince } from "../store/facts.ts";
import {
  bookedOrdersSince,
  isSettled,
  ordersByBrokerId,
  ordersNotOver,
  type OrderRow,
} from "../store/orders.ts";

/** A fill may be stamped so long before our clock had its order written down, ms. */
const CLOCKS_DIFFER = 120_000;

/** What an order has filled by the broker's last answer. */
export function factOfOrder(order: OrderRow): OrderFact {
  const quantity = decimal(order.filledQuantity);
  return {
    kind: "order",
    id: order.clientOrderId,
    at: order.intendedAt,
    symbol: order.symbol,
    side: order.side,
    quantity,
    value: roundHalfUp(quantity.times(order.filledAveragePrice ?? 0), CASH_DECIMALS),
    shares: readShares(order.sharesJson),
  };
}

/** What an order has done to the account that the ledgers do not have. */
export function unbookedEffect(order: OrderRow): Effect {
  return effectOfChange(accountEffect(factOfBooked(order)), accountEffect(factOfOrder(order)));
}

/** An order of which nothing is known, at its limit or else at a price of now (dollars a share). */
export function unheard(order: OrderRow, prices: Prices): UnheardOrder {
  const { symbol, side, limitPrice } = order;
  const price = limitPrice === null ? (prices.get(symbol) ?? null) : decimal(limitPrice);
  return { symbol, side, quantity: decimal(order.quantity), price };
}

/** What of an order the ledgers have. */
export function factOfBooked(order: OrderRow): OrderFact {
  const { bookedQuantity: filledQuantity, bookedAveragePrice: filledAveragePrice } = order;
  return factOfOrder({ ...order, filledQuantity, filledAveragePrice });
}

/** Whether a fill that is not ours by its id may be of an order whose POST was never answered. */
function mayBeOf(orders: readonly OrderRow[]): (activity: NotedActivity) => boolean {
  const unanswered = orders.filter((order) => order.brokerOrderId === null && !isSettled(order));
  return ({ kind, symbol, quantity, at }) =>
    kind === "fill" &&
    quantity !== null &&
    unanswered.some(
      (order) =>
        order.symbol === symbol &&
        (order.side === "buy") === quantity.gt(0) &&
        at >= order.intendedAt - CLOCKS_DIFFER,
    );
}

/** Whether an activity is not in the opening: it was noted since. */
function isSince({ openedAt }: Checkpoint): (activity: NotedActivity) => boolean {
  return ({ seenAt }) => seenAt >= openedAt;
}

/**
 * When an event counts, epoch ms: at its instant, but no later than it was told. Of one that is known to the day, the start of
 * that day, but after the commands of that day which were given before it was told: their amounts did not know of it. It stays
 * before a doubt that was accepted on that day, because it may be what explains it.
 */
function countsAt(at: number, firstTold: number, noted: readonly NotedFact[]): number {
  const date = newYorkDate(at);
  if (at !== newYorkInstant(date, "00:00")) return Math.min(at, firstTold);
  const ofDay = noted.filter(
    (fact) => fact.kind !== "cross" && fact.at < firstTold && newYorkDate(fact.at) === date,
  );
  const accepted = ofDay.filter(({ kind }) => kind === "accepted").map((fact) => fact.at);
  const before = ofDay.filter((fact) => fact.at < Math.min(...accepted));
  return Math.min(Math.max(at, ...before.map((fact) => fact.at + 1)), firstTold);
}

/** What the broker's activities tell of, since a checkpoint, that no order of ours did. */
function eventFacts(
  database: AccountDatabase,
  checkpoint: Checkpoint,
  noted: readonly NotedFact[],
): EventFact[] {
  const told = activitiesSince(database, checkpoint.at, checkpoint.madeAt).filter(isSince(checkpoint));
  const ours = ordersByBrokerId(
    database,
    told.flatMap(({ brokerOrderId }) => brokerOrderId ?? []),
  );
  // Those of a run that is just being settled as well.
  const waits = mayBeOf(ordersNotOver(database));
  const foreign = told.filter((activity) => !ours.has(activity.brokerOrderId ?? "") && !waits(activity));
  const toldAt = new Map(foreign.map(({ id, seenAt }) => [id, seenAt]));
  return eventsOf(foreign).map((event) => {
    const firstTold = Math.min(...event.map(({ id }) => toldAt.get(id) ?? Infinity));
    const at = countsAt(event[0].at, firstTold, noted);
    return { kind: "event", id: event[0].id, at: Math.max(at, checkpoint.at), event };
  });
}

/** All facts that are not in a checkpoint, sorted by when they count. Orders count with what of them is booked. */
export function factsSince(database: AccountDatabase, checkpoint: Checkpoint): Fact[] {
  const noted = notedFactsSince(database, checkpoint.at);
  return [
    ...bookedOrdersSince(database, checkpoint.at).map(factOfBooked),
    ...noted,
    ...eventFacts(database, checkpoint, noted),
  ].toSorted(byWhenTheyCount);
}
