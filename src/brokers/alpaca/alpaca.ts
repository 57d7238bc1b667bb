/** The Alpaca adapter: Trading API v2 and Market Data API v2 by plain REST. */
import * as z from "zod";
import { parseTimestamp, utcTimestamp } from "../../engine/calendar/new-york.ts";
import { decimal, toText } from "../../engine/money/decimal.ts";
import type {
  Broker,
  BrokerAccount,
  BrokerOrder,
  BrokerPosition,
  OrderRequest,
  Outcome,
  Quote,
} from "../broker.ts";
import { isTerminal } from "./order-status.ts";
import { type AlpacaConnection, send } from "./request.ts";
import {
  accountSchema,
  assetSchema,
  clockSchema,
  latestQuotesSchema,
  multiLegOrderSchema,
  orderSchema,
  positionSchema,
} from "./schemas.ts";

const NOT_FOUND = 404;
/** Alpaca's refusal of an order whose client id it has seen; its code stands for many other reasons, too. */
const DUPLICATE_ID = /client_order_id must be unique/i;
/** The most rows that one request for orders may ask for. */
const ORDERS_PAGE = 500;

export interface AlpacaHosts {
  /** `https://paper-api.alpaca.markets` or `https://api.alpaca.markets`. */
  readonly tradingUrl: string;
  readonly dataUrl: string;
}

function readAccount(json: unknown): BrokerAccount {
  const body = accountSchema.parse(json);
  const blocks = [
    body.status === "ACTIVE" ? "" : `account is ${body.status}`,
    body.trading_blocked ? "trading is blocked" : "",
    body.account_blocked ? "account is blocked" : "",
    body.trade_suspended_by_user ? "trading is suspended by its owner" : "",
  ].filter(Boolean);
  return {
    id: body.id,
    status: body.status,
    equity: body.equity,
    cash: body.cash,
    buyingPower: body.buying_power,
    blocked: blocks.length > 0 ? blocks.join(", ") : null,
  };
}

function readPositions(json: unknown): BrokerPosition[] {
  return z
    .array(positionSchema)
    .parse(json)
    .map((row) => ({
      symbol: row.symbol,
      quantity: row.qty,
      available: row.qty_available ?? row.qty,
      marketValue: row.market_value,
    }));
}

function readOrder(json: unknown): BrokerOrder {
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
  };
}

/** Orders of several option legs have neither symbol nor side; they are never ours, and are left out. */
function readOrders(json: unknown): BrokerOrder[] {
  const rows = z.array(z.unknown()).parse(json);
  return rows.filter((row) => !multiLegOrderSchema.safeParse(row).success).map(readOrder);
}

function readClock(json: unknown): number {
  const instant = parseTimestamp(clockSchema.parse(json).timestamp);
  if (instant === undefined) throw new Error("clock without a timestamp");
  return instant;
}

/** A 404 on a look-up is an answer: there is no such thing. */
function absentAsNull<T>(outcome: Outcome<T>): Outcome<T | null> {
  return outcome.kind === "rejected" && outcome.status === NOT_FOUND
    ? { kind: "confirmed", value: null }
    : outcome;
}

/** A broker that trades one Alpaca account with its key pair. */
export function createAlpacaBroker(connection: AlpacaConnection, hosts: AlpacaHosts): Broker {
  const trading = `${hosts.tradingUrl}/v2`;
  const data = `${hosts.dataUrl}/v2/stocks`;
  const get = <T>(url: string, read: (json: unknown) => T) => send(connection, { method: "GET", url, read });

  async function quotes(symbols: readonly string[]): Promise<Outcome<Map<string, Quote>>> {
    const query = `symbols=${encodeURIComponent(symbols.join(","))}`;
    const latest = await get(
      `${data}/quotes/latest?${query}`,
      (json) => latestQuotesSchema.parse(json).quotes,
    );
    if (latest.kind !== "confirmed") return latest;
    const bySymbol = new Map<string, Quote>();
    for (const [symbol, { bp, ap }] of Object.entries(latest.value)) {
      bySymbol.set(symbol, { bid: bp > 0 ? decimal(bp) : null, ask: ap > 0 ? decimal(ap) : null });
    }
    return { kind: "confirmed", value: bySymbol };
  }

  async function place(order: OrderRequest): Promise<Outcome<BrokerOrder>> {
    const outcome = await send(connection, {
      method: "POST",
      url: `${trading}/orders`,
      body: {
        symbol: order.symbol,
        side: order.side,
        type: order.type,
        time_in_force: "day",
        qty: toText(order.quantity),
        ...(order.limitPrice === null ? {} : { limit_price: toText(order.limitPrice) }),
        client_order_id: order.clientOrderId,
      },
      read: readOrder,
    });
    // It was sent before and arrived: what became of it is to be looked up.
    const isKnown = outcome.kind === "rejected" && DUPLICATE_ID.test(outcome.message);
    return isKnown ? { kind: "unknown", message: outcome.message } : outcome;
  }

  return {
    account: () => get(`${trading}/account`, readAccount),
    positions: () => get(`${trading}/positions`, readPositions),
    asset: async (symbol) => {
      const url = `${trading}/assets/${encodeURIComponent(symbol)}`;
      return absentAsNull(
        await get(url, (json) => {
          const { status, tradable, fractionable } = assetSchema.parse(json);
          return { symbol, tradable: tradable && status !== "inactive", fractionable };
        }),
      );
    },
    clock: () => get(`${trading}/clock`, readClock),
    quotes,
    place,
    cancel: (id) =>
      send(connection, {
        method: "DELETE",
        url: `${trading}/orders/${encodeURIComponent(id)}`,
        read: () => undefined,
      }),
    orderByClientId: async (id) =>
      absentAsNull(
        await get(
          `${trading}/orders:by_client_order_id?client_order_id=${encodeURIComponent(id)}`,
          readOrder,
        ),
      ),
    ordersSince: (instant) => {
      const query = new URLSearchParams({
        status: "all",
        direction: "asc",
        limit: String(ORDERS_PAGE),
        after: utcTimestamp(instant),
      });
      return get(`${trading}/orders?${query.toString()}`, readOrders);
    },
    openOrders: () => get(`${trading}/orders?status=open&limit=${ORDERS_PAGE}`, readOrders),
  };
}
