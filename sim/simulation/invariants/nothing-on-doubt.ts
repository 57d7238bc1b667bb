/** Nothing is traded of which it is not known what there is of it. */
import { parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import type { Facts } from "./facts.ts";
import { billionths } from "./replay/units.ts";

/** Requests take so long to arrive at the most, ms. */
const TOLERANCE = 1_000;
/** The broker's word. */
const SPLIT = "SPLIT";

/** Billionths of shares of a symbol that ledgers had before an instant (epoch ms), by what they traded and were given. */
function ownedBefore({ ours, noted }: Facts, symbol: string, before: number): bigint {
  const traded = ours
    .filter((order) => order.symbol === symbol && (parseTimestamp(order.submitted_at) ?? 0) < before)
    .map(({ side, filled_qty: filled }) => billionths(filled) * (side === "buy" ? 1n : -1n));
  const given = noted
    .filter(({ at }) => at < before)
    .flatMap((fact) => ("parts" in fact ? fact.parts : []))
    .filter((part) => part.symbol === symbol)
    .map(({ quantity }) => billionths(toText(quantity)));
  return [...traded, ...given].reduce((sum, quantity) => sum + quantity, 0n);
}

/** While prices are those after a corporate action and shares, or what is told of them, those before it. */
function betweenTwoSides(facts: Facts): string[] {
  const { plan, ours, noted, onRecord } = facts;
  if (plan.kind !== "eventful" || plan.story?.happens?.type !== "split") return [];
  const { symbol, exDate, bookedAfter, toldAfter } = plan.story;
  const open = sessionOn(exDate)?.open ?? 0;
  // Who had no shares before it has those after it alone, whenever it is booked.
  const isHeld = onRecord.activities.some((row) => row.type === SPLIT && row.symbol === symbol);
  // What a strategy had that has ended is nobody's, and is not told apart here.
  const isEnded = noted.some(({ kind, at }) => kind === "retire" && at < open);
  if (!isHeld || isEnded || ownedBefore(facts, symbol, open) <= 0n) return [];
  // What nothing explains for long enough counts as a fact, and is traded again.
  const accepted = noted.filter((fact) => fact.kind === "accepted" && fact.symbol === symbol);
  const until = Math.min(open + Math.max(bookedAfter, toldAfter), ...accepted.map(({ at }) => at));
  return ours.flatMap((order) => {
    const at = parseTimestamp(order.submitted_at) ?? 0;
    if (order.symbol !== symbol || at < open || at >= until - TOLERANCE) return [];
    return [
      `${order.client_order_id} was sent at ${utcTimestamp(at)}, before the split was booked and told at ${utcTimestamp(until)}`,
    ];
  });
}

/** While the broker says nothing of orders, and an earlier one in the symbol may still trade. */
function besideSilentOrders({ silences, orders, ours }: Facts): string[] {
  const slots = new Map(orders.map(({ clientOrderId, slot }) => [clientOrderId, slot]));
  const sent = ours.map((order) => ({
    ...order,
    at: parseTimestamp(order.submitted_at) ?? 0,
    slot: slots.get(order.client_order_id),
  }));
  return silences.flatMap(({ from, to }) => {
    const inSilence = sent.filter(({ at }) => at >= from && at < to - TOLERANCE);
    return inSilence.flatMap((order) => {
      const earlier = inSilence.find(
        ({ symbol, slot, at }) => symbol === order.symbol && slot !== order.slot && at < order.at,
      );
      if (!earlier) return [];
      return [`${order.client_order_id} was sent while nothing was known of ${earlier.client_order_id}`];
    });
  });
}

/** What speaks against it, a line each. */
export function nothingOnDoubt(facts: Facts): string[] {
  return [...betweenTwoSides(facts), ...besideSilentOrders(facts)];
}
