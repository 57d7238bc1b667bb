/** What has truly happened to an account: by what the exchange itself has on record, and by what its owner was granted. */
import { newYorkDate, newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { readShares } from "../../../../src/durable/account/record/shares.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import type { Facts } from "../facts.ts";
import { CORRECTION, type TrueActivity, type TrueFill } from "./on-record.ts";
import type { TrueEvent } from "./true-event.ts";
import { billionths, cents, valueOf } from "./units.ts";

function ordersOf({ orders, ours }: Facts): TrueEvent[] {
  const rows = new Map(orders.map((row) => [row.clientOrderId, row]));
  return ours.flatMap((order): TrueEvent[] => {
    const row = rows.get(order.client_order_id);
    const filled = billionths(order.filled_qty);
    if (!row || filled === 0n) return [];
    const value = valueOf(filled, billionths(order.filled_avg_price ?? "0"));
    const sign = order.side === "buy" ? 1n : -1n;
    const parts = readShares(row.sharesJson).map(({ strategyId, quantity }) => ({
      strategyId,
      quantity: billionths(toText(quantity)),
    }));
    const { intendedAt: at, clientOrderId: id, symbol } = row;
    return [{ kind: "order", at, id, symbol, quantity: sign * filled, cost: sign * value, parts }];
  });
}

/** What was done inside the account, which nobody outside knows of: crosses, and commands as they were granted. */
function insideOf({ noted }: Facts): TrueEvent[] {
  return noted.flatMap((fact): TrueEvent[] => {
    const { at, id } = fact;
    switch (fact.kind) {
      case "cross": {
        const { symbol, price, fromStrategyId: from, toStrategyId: to } = fact.cross;
        const quantity = billionths(toText(fact.cross.quantity));
        return [{ kind: "cross", at, id, symbol, quantity, price: billionths(toText(price)), from, to }];
      }
      case "fund": {
        const { strategyId, cash } = fact;
        return [{ kind: "fund", at, id, strategyId, cash: cents(toText(cash)) }];
      }
      case "retire":
        return [{ kind: "retire", at, id, strategyId: fact.strategyId }];
      case "adopt":
      case "release":
      case "relevel": {
        const parts = fact.parts.map((part) => ({
          strategyId: part.strategyId,
          symbol: part.symbol ?? "",
          quantity: billionths(toText(part.quantity)),
          cash: cents(toText(part.cash)),
        }));
        return [{ kind: "command", at, id, parts }];
      }
      case "accepted": {
        const amount = toText(fact.amount);
        const symbol = fact.symbol ?? "";
        const isShares = fact.symbol !== null;
        const moved = { quantity: isShares ? billionths(amount) : 0n, cash: isShares ? 0n : cents(amount) };
        return [{ kind: "accepted", at, id, symbol, ...moved }];
      }
    }
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}

function byHand(fills: readonly TrueFill[], ours: ReadonlySet<string>): TrueEvent[] {
  const foreign = fills.filter(({ orderId }) => !ours.has(orderId));
  return grouped(foreign, ({ orderId }) => orderId).flatMap((rows): TrueEvent[] => {
    const [first] = rows;
    if (!first) return [];
    const sign = first.side === "buy" ? 1n : -1n;
    const quantity = rows.reduce((sum, row) => sum + billionths(row.qty), 0n);
    const value = rows.reduce((sum, row) => sum + valueOf(billionths(row.qty), billionths(row.price)), 0n);
    const { at, id, symbol } = first;
    return [{ kind: "by hand", at, id, symbol, quantity: sign * quantity, cash: -sign * value }];
  });
}

/** What one booking of the broker's is, or several that tell of one event. */
function bookingsOf(rows: readonly TrueActivity[]): TrueEvent[] {
  const [first] = rows;
  if (!first) return [];
  const { id, type, symbol } = first;
  const at = newYorkInstant(first.date, "00:00");
  const cash = rows.reduce((sum, { netAmount }) => sum + cents(netAmount), 0n);
  const moved = rows.map((row) => ({ symbol: row.symbol ?? "", quantity: billionths(row.qty ?? "0") }));
  const gone = moved.find(({ quantity }) => quantity < 0n);
  const come = moved.find(({ quantity }) => quantity > 0n);
  switch (type) {
    case "CSD":
    case "CSW":
    case "JNLC":
      return [cash < 0n ? { kind: "withdrawal", at, id, cash } : { kind: "by percent", at, id, cash }];
    case "SPLIT": {
      const before = -(gone?.quantity ?? 0n);
      return [{ kind: "split", at, id, symbol: symbol ?? "", before, after: come?.quantity ?? 0n }];
    }
    case "NC":
    case "MA":
    case "REORG": {
      if (!gone) return [];
      const what = { symbol: gone.symbol, quantity: -gone.quantity, cash, successor: come ?? null };
      return [{ kind: "exchange of shares", at, id, ...what }];
    }
    // It is in what the order came to.
    case CORRECTION:
      return [];
    default: {
      if (symbol === null || type === "INT") return [{ kind: "by percent", at, id, cash }];
      const of = type === "DIV" && first.qty !== null ? billionths(first.qty) : null;
      return [{ kind: "to holders", at, id, symbol, cash, of }];
    }
  }
}

/** At one instant what happened to the account comes before what was made of it, and what a look accepted before commands. */
const RANKS: Readonly<Partial<Record<TrueEvent["kind"], number>>> = {
  order: 1,
  cross: 2,
  accepted: 3,
  fund: 4,
  command: 5,
  retire: 6,
};

/**
 * When a booking counts that has a date and no instant: from the start of its day, but after the commands of that day which
 * were given before it was told; it stays before a doubt that was accepted on that day.
 */
function countsAt(
  event: TrueEvent,
  inside: readonly TrueEvent[],
  told: ReadonlyMap<string, number>,
): TrueEvent {
  const date = newYorkDate(event.at);
  const toldAt = told.get(event.id) ?? Infinity;
  const ofDay = inside.filter(({ kind, at }) => kind !== "cross" && at < toldAt && newYorkDate(at) === date);
  const accepted = ofDay.filter(({ kind }) => kind === "accepted").map(({ at }) => at);
  const before = ofDay.filter(({ at }) => at < Math.min(...accepted));
  return { ...event, at: Math.max(event.at, ...before.map(({ at }) => at + 1)) };
}

/** Everything, in the order in which it counts. */
export function trueEvents(facts: Facts): TrueEvent[] {
  const { fills, activities, orderIds } = facts.onRecord;
  const inside = insideOf(facts);
  const bookings = grouped(activities, ({ groupId, id }) => groupId ?? id).flatMap(bookingsOf);
  const events = [
    ...bookings.map((event) => countsAt(event, inside, facts.toldAt)),
    ...byHand(fills, orderIds),
    ...ordersOf(facts),
    ...inside,
  ];
  return events.toSorted(
    (a, b) =>
      a.at - b.at || (RANKS[a.kind] ?? 0) - (RANKS[b.kind] ?? 0) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}
