/** The Alpaca adapter: Trading API v2 and Market Data API v2 by plain REST. */
import { parseTimestamp, utcTimestamp } from "../../engine/calendar/new-york.ts";
import { toText } from "../../engine/money/decimal.ts";
import type { Broker, BrokerAsset, BrokerOrder, OrderRequest, Outcome } from "../broker.ts";
import { readAccount } from "./account.ts";
import { readActivities } from "./activities/activities.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { readOrder, readOrders } from "./orders.ts";
import { readPositions } from "./positions.ts";
import { readLatestQuotes } from "./quotes.ts";
import { send } from "./request.ts";
import { assetSchema, clockSchema } from "./schemas.ts";

function readClock(json: unknown): number {
  const instant = parseTimestamp(clockSchema.parse(json).timestamp);
  if (instant === undefined) throw new Error("clock without a timestamp");
  return instant;
}

/** A 404 on a look-up is an answer: there is no such thing. */
function absentAsNull<T>(outcome: Outcome<T>): Outcome<T | null> {
  return outcome.kind === "rejected" && outcome.code === "not_found"
    ? { kind: "confirmed", value: null }
    : outcome;
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
    return absentAsNull(await get(url, (json) => readOrder(json, now)));
  }

  async function askForAsset(url: string, symbol: string): Promise<Outcome<BrokerAsset | null>> {
    return absentAsNull(
      await get(url, (json) => {
        const { status, tradable, fractionable } = assetSchema.parse(json);
        return { symbol, tradable: tradable && status !== "inactive", fractionable };
      }),
    );
  }

  async function asset(symbol: string): Promise<Outcome<BrokerAsset | null>> {
    const url = `${trading}/assets/${encodeURIComponent(symbol)}`;
    const now = await connection.now?.();
    const known = now === undefined ? undefined : connection.assets?.get(url, now);
    if (known) return { kind: "confirmed", value: known };
    const told = await askForAsset(url, symbol);
    if (told.kind === "confirmed" && told.value && now !== undefined) {
      connection.assets?.keep(url, told.value, now);
    }
    return told;
  }

  return {
    capabilities: { fractional: true, uniqueClientId: true },
    account: () => get(`${trading}/account`, readAccount),
    positions: () => get(`${trading}/positions`, readPositions),
    asset,
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
