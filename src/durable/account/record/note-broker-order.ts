/** What the broker says of an order, written down. */
import type { BrokerOrder } from "../../../brokers/broker.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { type OrderRow, updateOrder } from "../store/orders.ts";
import { addReasons } from "./reasons.ts";

/**
 * Notes what the broker says of an order. Fills are booked from `filledQuantity`, never from a status alone. An order that
 * was over stays over: what is told of it later corrects what it has filled, as when a trade is busted.
 */
export function noteBrokerOrder(database: AccountDatabase, known: OrderRow, order: BrokerOrder): void {
  const news = {
    state: order.isTerminal || known.state === "closed" ? ("closed" as const) : ("working" as const),
    brokerStatus: order.status,
    brokerOrderId: order.id,
    filledQuantity: toText(order.filledQuantity),
    filledAveragePrice: order.filledAveragePrice && toText(order.filledAveragePrice),
  };
  const isNews =
    known.state !== news.state ||
    known.brokerStatus !== news.brokerStatus ||
    known.filledQuantity !== news.filledQuantity ||
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
}
