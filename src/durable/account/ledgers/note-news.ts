/** What a look tells of that was not known, or otherwise than it was known. */
import { CERTAIN, type Doubt, isCertain } from "../../../engine/ledger/doubt/doubt.ts";
import { doubtAfter, effectOfChange, explainsMore } from "../../../engine/ledger/doubt/explains-more.ts";
import type { DoubtedAmount } from "../../../engine/ledger/doubt/standing.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { correctionDifference } from "../../../engine/ledger/reconcile/correction.ts";
import type { Difference } from "../../../engine/ledger/reconcile/difference.ts";
import { accountEffect, type Effect } from "../../../engine/ledger/replay/effect.ts";
import { ZERO } from "../../../engine/money/decimal.ts";
import type { ToldFact } from "../../../engine/ledger/replay/replay.ts";
import { activityText, noteActivities, noteChange, seenActivities } from "../store/activities.ts";
import { checkpointOf } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { allToldOtherwise, saveToldOtherwise, standingDoubts, type ToldOtherwise } from "../store/doubts.ts";
import { isSettled, noteBooked, type OrderRow, ordersToCorrect } from "../store/orders.ts";
import { makeFacts, unexplainedNow } from "./doubt-now.ts";
import { factOfBooked, factOfOrder, unbookedEffect } from "./facts-known.ts";
import type { Look } from "./look.ts";
import { postFacts } from "./post-facts.ts";

export interface News {
  readonly told: readonly ToldFact[];
  readonly corrections: readonly Difference[];
  /** Orders that were over, and of which something else counts by now. */
  readonly corrected: readonly OrderRow[];
}

/** What was booked of an order against what is filled, as its owner is told of it. */
function correctionOf(order: OrderRow): Difference {
  const [filled, booked] = [factOfOrder(order), factOfBooked(order)];
  const quantity = filled.quantity.minus(booked.quantity);
  return correctionDifference({ ...filled, quantity, value: filled.value.minus(booked.value) });
}

/** Whether the ledgers have an order as one that is over, and its broker now says something else of it. */
function isCorrection(order: OrderRow): boolean {
  return isSettled(order) && order.bookedQuantity !== "0";
}

const effectOf = (row: Activity) => accountEffect({ kind: "event", id: row.id, at: row.at, event: [row] });

/** Something that counts only where it explains more of what the broker has, and how it is noted then. */
interface Candidate {
  readonly effect: Effect;
  readonly note: () => void;
  /** Of what is known and told otherwise: what it is about, and what is told. */
  readonly change?: { readonly key: string; readonly told: string };
}

/** What the complete look before this one could not explain: something else may have come to hide it. */
function lastDoubt(database: AccountDatabase): Doubt {
  const standing = standingDoubts(database);
  const ofShares = standing.flatMap(({ symbol, amount }) =>
    symbol === null ? [] : [[symbol, amount] as const],
  );
  const cash = standing.find(({ symbol }) => symbol === null)?.amount ?? ZERO;
  return { ...CERTAIN, shares: new Map(ofShares), cash };
}

/** Whether an effect explains more of a doubt, where there is one. */
function isExplained(doubt: Doubt, effect: Effect): boolean {
  return !isCertain(doubt) && explainsMore(doubt, effect);
}

/** Whether what is told of the time up to the opening is in it: without it nothing is in doubt of what it would move. */
function isInOpening({ shares, cash }: Doubt, effect: Effect): boolean {
  const isMoved = effect.shares.some(([symbol]) => shares.has(symbol));
  return !isMoved && (effect.cash.eq(0) || cash.eq(0));
}

/** What is told otherwise for so long is no slip, ms. */
const NO_SLIP = 30 * 60_000;

/**
 * Notes those of some candidates that explain more than is explained without them, and those that have been told so for long
 * enough, at an instant (epoch ms). Answers whether there was one; the others are asked again.
 */
function noteFitting(
  database: AccountDatabase,
  { state, ...look }: Look,
  candidates: readonly Candidate[],
  at: number,
): boolean {
  const before = new Map(allToldOtherwise(database).map((row) => [row.key, row]));
  const isComplete = look.orders.isAnswered && look.activities !== null;
  // What was not answered is told as it was.
  const keys = new Set(candidates.map(({ change }) => change?.key));
  const open: ToldOtherwise[] = isComplete ? [] : [...before.values()].filter(({ key }) => !keys.has(key));
  let left = candidates.length > 0 ? unexplainedNow(database, state) : CERTAIN;
  const last = lastDoubt(database);
  let isAny = false;
  for (const { effect, note, change } of candidates) {
    const known = change && before.get(change.key);
    const since = known?.told === change?.told ? known?.since : undefined;
    const isSo = change
      ? isExplained(last, effect) || (since !== undefined && at - since >= NO_SLIP)
      : !isInOpening(left, effect);
    if (explainsMore(left, effect) || isSo) {
      left = doubtAfter(left, effect);
      note();
      isAny = true;
    } else if (change) open.push({ ...change, since: since ?? at });
  }
  if (before.size + open.length > 0) saveToldOtherwise(database, open);
  return isAny;
}

/** What a correction of an order from before the account was begun changes, whose ledger is gone: shares, and dollars. */
function amountsOfChange(symbol: string, { shares, cash }: Effect): DoubtedAmount[] {
  const amounts: DoubtedAmount[] = shares.map(([, amount]) => ({ symbol, amount }));
  return [...amounts, { symbol: null, amount: cash }].filter(({ amount }) => !amount.eq(0));
}

/**
 * Notes what a look tells of at an instant (epoch ms), and posts it, in the caller's transaction. What is told for the first
 * time counts. What is told otherwise than before counts so when it explains more of what the broker has, accepted doubts
 * included, or all of what the look before could not explain, or when it was told so for half an hour: an answer may be wrong
 * once. What is told of the time up to when the account was begun may be in the opening, and counts unless nothing of what it
 * would move is in doubt without it. What does not count is asked again at the next look. Prices in dollars a share.
 */
export function noteNews(database: AccountDatabase, look: Look, prices: Prices, at: number): News {
  const openedAt = checkpointOf(database)?.openedAt ?? 0;
  const activities = look.activities ?? [];
  const seen = seenActivities(database, activities);
  const added = activities.filter((row) => !seen.has(row.id));
  const since = added.filter((row) => row.at >= openedAt);
  const orders = ordersToCorrect(database);
  const booked = orders.filter((order) => !isCorrection(order));
  noteActivities(database, since, at);
  noteBooked(
    database,
    booked.map(({ clientOrderId }) => clientOrderId),
  );
  const isChange =
    look.orders.isResolved || since.length > 0 || booked.some(({ bookedQuantity }) => bookedQuantity !== "0");
  const told = [...postFacts(database, isChange ? null : booked.map(factOfOrder), prices, at)];
  const ids = new Set(since.map(({ id }) => id));
  const corrected: OrderRow[] = [];
  const ofEnded: DoubtedAmount[] = [];
  const candidates = [
    ...orders.filter(isCorrection).map((order): Candidate => {
      const effect = unbookedEffect(order);
      const note = () => {
        noteBooked(database, [order.clientOrderId]);
        corrected.push(order);
        if (order.intendedAt < openedAt) ofEnded.push(...amountsOfChange(order.symbol, effect));
      };
      const { clientOrderId, filledQuantity, filledAveragePrice } = order;
      const text = `${filledQuantity} at ${filledAveragePrice}`;
      return { effect, note, change: { key: `order/${clientOrderId}`, told: text } };
    }),
    ...activities.flatMap((row): Candidate[] => {
      const known = seen.get(row.id);
      const text = activityText(row);
      if (known && activityText(known) === text) return [];
      if (!known && row.at >= openedAt) return [];
      const note = () => {
        ids.add(row.id);
        if (known) noteChange(database, row);
        else noteActivities(database, [row], at);
      };
      if (!known) return [{ effect: effectOf(row), note }];
      const effect = effectOfChange(effectOf(known), effectOf(row));
      return [{ effect, note, change: { key: `activity/${row.id}`, told: text } }];
    }),
  ];
  if (noteFitting(database, look, candidates, at)) {
    told.push(...postFacts(database, null, prices, at));
    makeFacts(database, ofEnded, ({ symbol }) => `corrected-${symbol ?? "cash"}-${at}`, prices, at);
  }
  return {
    told: told.filter(({ fact }) => fact.kind === "event" && fact.event.some(({ id }) => ids.has(id))),
    corrections: [...booked, ...corrected].map(correctionOf),
    corrected,
  };
}
