/** The requests that a fault plan strikes: those on which a bot's day rests. */
import type { FaultMatch } from "./fault.ts";

export interface PlannedRequest {
  readonly name: string;
  readonly match: Pick<FaultMatch, "method" | "pathPrefix">;
  /** Dot paths of fields of the answer that a client is likely to read. */
  readonly fields: readonly string[];
}

const ORDER_FIELDS = ["status", "filled_qty", "filled_avg_price", "qty", "client_order_id", "submitted_at"];

export const PLANNED_REQUESTS: readonly [PlannedRequest, ...PlannedRequest[]] = [
  { name: "place an order", match: { method: "POST", pathPrefix: "/v2/orders" }, fields: ORDER_FIELDS },
  { name: "cancel orders", match: { method: "DELETE", pathPrefix: "/v2/orders" }, fields: ["id", "status"] },
  {
    name: "read the account",
    match: { method: "GET", pathPrefix: "/v2/account" },
    fields: ["cash", "equity", "buying_power", "trading_blocked", "multiplier"],
  },
  {
    name: "read positions",
    match: { method: "GET", pathPrefix: "/v2/positions" },
    fields: ["symbol", "qty", "qty_available", "market_value", "current_price"],
  },
  { name: "read orders", match: { method: "GET", pathPrefix: "/v2/orders" }, fields: ORDER_FIELDS },
  {
    name: "read the clock",
    match: { method: "GET", pathPrefix: "/v2/clock" },
    fields: ["is_open", "timestamp", "next_open", "next_close"],
  },
  {
    name: "read market data",
    match: { method: "GET", pathPrefix: "/v2/stocks" },
    fields: ["trades.*.p", "quotes.*.bp", "quotes.*.ap", "*.latestTrade.p", "*.dailyBar.c"],
  },
  {
    name: "read Tiingo's quotes",
    match: { method: "GET", pathPrefix: "/iex" },
    fields: ["ticker", "tngoLast", "timestamp", "prevClose"],
  },
  {
    name: "read Tiingo's history",
    match: { method: "GET", pathPrefix: "/tiingo/daily" },
    fields: ["date", "close", "adjClose", "divCash"],
  },
];
