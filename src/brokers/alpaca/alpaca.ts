/** The Alpaca adapter: Trading API v2 and Market Data API v2 by plain REST. */
import { parseTimestamp, utcTimestamp } from "../../engine/calendar/new-york.ts";
import { toText } from "../../engine/money/decimal.ts";
import type { Broker, BrokerOrder, OrderRequest, Outcome } from "../broker.ts";
import { readAccount } from "./account.ts";
import { readManyAssets, readOneAsset } from "./assets.ts";
import { readActivities } from "./activities/activities.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { readOrder, readOrders } from "./orders.ts";
import { readPositions } from "./positions.ts";
import { readLatestQuotes } from "./quotes.ts";
import { send } from "./request.ts";
import { absentAsNull } from "./refusal.ts";
import { clockSchema } from "./schemas.ts";

function readClock(json: unknown): number {
  const instant = parseTimestamp(clockSchema.parse(json).timestamp);
  if (instant === undefined) throw new Error("clock without a timestamp");
  return instant;
}

/** An order for the day, as the API takes it. */
function orderBody(order: OrderRequest) {
  return {
    symbol: order.symbol,
    side: order.side,
    type: order.type,
    time_in_force: "day",
    qty: toText(order.quantity),
    ...(order.limitPrice === null ? {} : { limit_price: toText(order.limitPrice) }),
    client_order_id: order.clientOrderId,
  };
}

/** A broker that trades one Alpaca account with its key pair. */
export function createAlpacaBroker(connection: AlpacaConnection, hosts: AlpacaHosts): Broker {
  const trading = `${hosts.tradingUrl}/v2`;
  const get = <T>(url: string, read: (json: unknown) => T) =>
    send(connection, { method: "GET", service: "trading", url, read });

  async function place(order: OrderRequest): Promise<Outcome<BrokerOrder>> {
    const now = await connection.now?.();
    const outcome = await send(connection, {
      method: "POST",
      service: "trading",
      url: `${trading}/orders`,
      body: orderBody(order),
      read: (json) => readOrder(json, now),
    });
    // It was sent before and arrived: what became of it is to be looked up.
    const isKnown = outcome.kind === "rejected" && outcome.code === "duplicate_client_order_id";
    return isKnown ? { kind: "unknown", message: outcome.message } : outcome;
  }

  async function orderByClientId(id: string): Promise<Outcome<BrokerOrder | null>> {
    const now = await connection.now?.();
    const url = `${trading}/orders:by_client_order_id?client_order_id=${encodeURIComponent(id)}`;
    return absentAsNull(
      await send(connection, {
        method: "GET",
        service: "trading",
        url,
        read: (json) => readOrder(json, now),
        purpose: "look",
      }),
    );
  }

  return {
    capabilities: { fractional: true, uniqueClientId: true },
    account: () => get(`${trading}/account`, readAccount),
    positions: () => get(`${trading}/positions`, readPositions),
    asset: (symbol) => readOneAsset(connection, hosts, symbol),
    assets: (symbols) => readManyAssets(connection, hosts, symbols),
    clock: () => get(`${trading}/clock`, readClock),
    quotes: (symbols) => readLatestQuotes(connection, hosts, symbols),
    place,
    cancel: (id) =>
      send(connection, {
        method: "DELETE",
        service: "trading",
        url: `${trading}/orders/${encodeURIComponent(id)}`,
        read: () => undefined,
      }),
    orderByClientId,
    ordersSince: (instant) => readOrders(connection, hosts, { status: "all", after: utcTimestamp(instant) }),
    openOrders: () => readOrders(connection, hosts, { status: "open" }),
    activitiesSince: (instant) => readActivities(connection, hosts, instant),
  };
}
