/** Orders of the account that keep the broker from taking one of ours: the two could trade with each other. */
import type { BrokerOrder, Outcome } from "../../../../brokers/broker.ts";
import { toText } from "../../../../engine/money/decimal.ts";
import type { OrderRow } from "../../store/orders.ts";
import { addReasons } from "../../record/reasons.ts";
import type { RunContext } from "../../record/context.ts";

/** Of some open orders those of the same symbol on the other side. */
export function standAgainst(
  { symbol, side }: Pick<OrderRow, "symbol" | "side">,
  open: readonly BrokerOrder[],
): BrokerOrder[] {
  return open.filter((other) => other.symbol === symbol && other.side !== side);
}

/** `your open order to buy 0.1 SPY at $590`. */
function nameOf({ side, symbol, quantity, limitPrice }: BrokerOrder): string {
  const what = quantity === null ? symbol : `${toText(quantity)} ${symbol}`;
  const limit = limitPrice === null ? "" : ` at $${toText(limitPrice)}`;
  return `your open order to ${side} ${what}${limit}`;
}

/** What the owner can do, or what happens without them: a sell goes on at a limit that a limited buy does not reach. */
function remedy(order: OrderRow, others: readonly BrokerOrder[]): { text: string; isNote: boolean } {
  const isPassable = order.side === "sell" && others.every(({ limitPrice }) => limitPrice !== null);
  return others.length > 0 && isPassable
    ? { text: "it is sold at a limit above it", isNote: true }
    : { text: "cancel it at the broker, and it can be traded again", isNote: false };
}

/** Tells which order it is that the broker refused one of ours for, and what to do about it. */
export async function tellOrderInTheWay(
  { database, broker }: RunContext,
  order: OrderRow,
  { orderInTheWay }: Extract<Outcome<never>, { kind: "rejected" }>,
): Promise<void> {
  const open = await broker.openOrders();
  const others = open.kind === "confirmed" ? standAgainst(order, open.value.orders) : [];
  const named = others.find(({ id }) => id === orderInTheWay) ?? others[0];
  const what = named ? nameOf(named) : "another open order of the account";
  const { text, isNote } = remedy(order, others);
  const message = `the broker does not ${order.side} ${order.symbol} because of ${what}: ${text}`;
  const code = isNote ? "order_in_the_way" : "order_rejected";
  addReasons(database, order.slot, [{ code, symbol: order.symbol, message, ...(isNote ? { isNote } : {}) }]);
}
