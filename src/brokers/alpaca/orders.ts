/** Alpaca's lists of orders. */
import * as z from "zod";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import type { BrokerOrder, BrokerOrders, DoubtfulOrder, Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { isSaidOver, isTerminal } from "./order-status.ts";
import { type Page, readPages } from "./pages.ts";
import { problemOf } from "./problem.ts";
import { doubtfulOrderSchema, orderIdSchema, orderSchema } from "./schemas.ts";

/** The most rows that one request for orders may ask for. */
const PAGE = 500;
/** More than any account sends in a day. */
const MOST_PAGES = 20;

/** Epoch ms; undefined where there is none. */
function instantOf(text: string | null | undefined): number | undefined {
  return text ? parseTimestamp(text) : undefined;
}

/** Reads one order. `now`: epoch ms, where it is known. Throws (zod) when it is not one. */
export function readOrder(json: unknown, now: number | undefined): BrokerOrder {
  const body = orderSchema.parse(json);
  const filledAt = instantOf(body.filled_at);
  return {
    id: body.id,
    clientOrderId: body.client_order_id,
    symbol: body.symbol,
    side: body.side,
    quantity: body.qty ?? null,
    limitPrice: body.limit_price ?? null,
    status: body.status,
    isTerminal: isTerminal({
      status: body.status,
      quantity: body.qty ?? null,
      filled: body.filled_qty,
      filledAt: filledAt ?? instantOf(body.submitted_at),
      now,
    }),
    isSaidOver: isSaidOver(body.status),
    filledQuantity: body.filled_qty,
    filledAveragePrice: body.filled_avg_price ?? null,
    filledAt: filledAt ?? null,
  };
}

/** Whether a row is the parent of an option order of several legs, which users can send by hand. */
function isMultiLeg(row: unknown): boolean {
  return typeof row === "object" && row !== null && "order_class" in row && row.order_class === "mleg";
}

/** An order, or what is known of one that cannot be read. Throws (zod) when a row is nothing at all. */
function readRow(row: unknown, now: number | undefined): BrokerOrder | DoubtfulOrder {
  try {
    return readOrder(row, now);
  } catch (error) {
    const { id, client_order_id: clientOrderId } = doubtfulOrderSchema.parse(row);
    return { id, clientOrderId, message: problemOf(error) };
  }
}

/**
 * Orders of several option legs have neither symbol nor side; they are never ours, and are left out. Throws when it is not
 * known where the next page would begin.
 */
function readPage(json: unknown, now: number | undefined): Page<BrokerOrder | DoubtfulOrder> {
  const answered = z.array(z.unknown()).parse(json);
  const rows = answered.filter((row) => !isMultiLeg(row)).map((row) => readRow(row, now));
  if (answered.length < PAGE) return { rows, next: null };
  // Rows after one that has an id are answered again.
  const last = answered.findLast((row) => orderIdSchema.safeParse(row).success);
  return { rows, next: orderIdSchema.parse(last).id };
}

/** Rows as a list. Of an order that is listed twice the later row counts; two orders of one client id are both in doubt. */
function listOf(rows: readonly (BrokerOrder | DoubtfulOrder)[]): BrokerOrders {
  const byId = new Map<string, BrokerOrder>();
  const doubtful: DoubtfulOrder[] = [];
  for (const row of rows) {
    if ("status" in row) byId.set(row.id, row);
    else doubtful.push(row);
  }
  const times = new Map<string, number>();
  for (const { clientOrderId } of byId.values()) {
    times.set(clientOrderId, (times.get(clientOrderId) ?? 0) + 1);
  }
  const orders: BrokerOrder[] = [];
  for (const order of byId.values()) {
    const { id, clientOrderId } = order;
    const message = `there are two orders of the client id ${clientOrderId}`;
    if (times.get(clientOrderId) === 1) orders.push(order);
    else doubtful.push({ id, clientOrderId, message });
  }
  return { orders, doubtful };
}

/** The orders of a state, oldest first; `after`: those submitted after an RFC 3339 instant (exclusive). */
export async function readOrders(
  connection: AlpacaConnection,
  { tradingUrl }: Pick<AlpacaHosts, "tradingUrl">,
  { status, after }: { readonly status: "open" | "all"; readonly after?: string },
): Promise<Outcome<BrokerOrders>> {
  const now = await connection.now?.();
  const since = after === undefined ? {} : { after };
  const listed = await readPages(connection, {
    what: "orders",
    purpose: "look",
    mostPages: MOST_PAGES,
    url: (from) => {
      // Alpaca takes one of the two: an instant to begin with, or an order to go on from.
      const begin = from === null ? since : { after_order_id: from };
      const query = new URLSearchParams({ status, direction: "asc", limit: String(PAGE), ...begin });
      return `${tradingUrl}/v2/orders?${query.toString()}`;
    },
    read: (json) => readPage(json, now),
  });
  if (listed.kind !== "confirmed") return listed;
  return { kind: "confirmed", value: listOf(listed.value) };
}
