/** What the broker says of an order, written down. */
import type { BrokerOrder } from "../../../brokers/broker.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { type OrderRow, updateOrder } from "../store/orders.ts";
import { addReasons } from "./reasons.ts";

/**
 * Whether an answer is older than what is known: of an order that was over, one in which it is not; of one that is open, one
 * with fewer shares filled. Only an order that is over can have fewer, by a trade that was busted.
 */
function isOld(known: OrderRow, order: BrokerOrder): boolean {
  if (known.state === "closed") return !order.isTerminal && !order.isSaidOver;
  return !order.isTerminal && order.filledQuantity.lt(known.filledQuantity);
}

/**
 * Notes what the broker says of an order, and answers the order as it is known then. Fills are booked from `filledQuantity`,
 * never from a status alone; answers from before what is known change nothing. An order that was over stays over: what is
 * told of it later corrects what it has filled, as when a trade is busted.
 */
export function noteBrokerOrder(database: AccountDatabase, known: OrderRow, order: BrokerOrder): OrderRow {
  if (isOld(known, order)) return known;
  const news = {
    state: order.isTerminal || known.state === "closed" ? ("closed" as const) : ("working" as const),
    brokerStatus: order.status,
    brokerOrderId: order.id,
    filledQuantity: toText(order.filledQuantity),
    filledAveragePrice: order.filledAveragePrice && toText(order.filledAveragePrice),
    absentSince: null,
  };
  const isNews =
    known.state !== news.state ||
    known.brokerStatus !== news.brokerStatus ||
    !decimal(known.filledQuantity).eq(news.filledQuantity) ||
    known.filledAveragePrice !== news.filledAveragePrice;
  if (isNews) updateOrder(database, known.clientOrderId, news);
  if (order.status === "rejected") {
    const message = `the broker took the order for ${known.symbol} and rejected it later`;
    addReasons(database, known.slot, [{ code: "order_rejected", symbol: known.symbol, message }]);
  }
  if (order.status === "replaced") {
    const message = `the order for ${known.symbol} was replaced by hand: what it asked for is left to that one`;
    addReasons(database, known.slot, [{ code: "order_replaced", symbol: known.symbol, message }]);
  }
  return { ...known, ...news };
}
