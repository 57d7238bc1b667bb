/** Alpaca's lists of orders. */
import * as z from "zod";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import type { BrokerOrder, Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { isTerminal } from "./order-status.ts";
import { type Page, readPages } from "./pages.ts";
import { orderIdSchema, orderSchema } from "./schemas.ts";

/** The most rows that one request for orders may ask for. */
const PAGE = 500;
/** More than any account sends in a day. */
const MOST_PAGES = 20;

/** Reads one order. Throws (zod) when it is not one. */
export function readOrder(json: unknown): BrokerOrder {
  const body = orderSchema.parse(json);
  return {
    id: body.id,
    clientOrderId: body.client_order_id,
    symbol: body.symbol,
    side: body.side,
    status: body.status,
    isTerminal: isTerminal(body.status),
    filledQuantity: body.filled_qty,
    filledAveragePrice: body.filled_avg_price ?? null,
    filledAt: parseTimestamp(body.filled_at ?? "") ?? null,
  };
}

/** Whether a row is the parent of an option order of several legs, which users can send by hand. */
function isMultiLeg(row: unknown): boolean {
  return typeof row === "object" && row !== null && "order_class" in row && row.order_class === "mleg";
}

/** Orders of several option legs have neither symbol nor side; they are never ours, and are left out. */
function readPage(json: unknown): Page<BrokerOrder> {
  const answered = z.array(z.unknown()).parse(json);
  const rows = answered.filter((row) => !isMultiLeg(row)).map(readOrder);
  return { rows, next: answered.length < PAGE ? null : orderIdSchema.parse(answered.at(-1)).id };
}

/** The orders of a state, oldest first; `after`: those submitted after an RFC 3339 instant (exclusive). */
export function readOrders(
  connection: AlpacaConnection,
  { tradingUrl }: Pick<AlpacaHosts, "tradingUrl">,
  { status, after }: { readonly status: "open" | "all"; readonly after?: string },
): Promise<Outcome<BrokerOrder[]>> {
  const since = after === undefined ? {} : { after };
  return readPages(connection, {
    what: "orders",
    mostPages: MOST_PAGES,
    url: (from) => {
      // Alpaca takes one of the two: an instant to begin with, or an order to go on from.
      const begin = from === null ? since : { after_order_id: from };
      const query = new URLSearchParams({ status, direction: "asc", limit: String(PAGE), ...begin });
      return `${tradingUrl}/v2/orders?${query.toString()}`;
    },
    read: readPage,
  });
}
