/** What a test has happen to accounts, orders and symbols at the broker. */
import type { Exchange } from "../../../../sim/exchange/exchange.ts";
import { ask, type ExchangeOrder } from "../exchange-admin.ts";

/** What becomes of the next orders that match, once they were taken; times are virtual ms. */
export type OrderTrouble =
  | { action: "reject"; after?: number }
  | { action: "never-fill" }
  | { action: "partial-fill"; fraction?: number; delay?: number | null }
  | { action: "slow"; acknowledgeAfter?: number; fillAfter?: number }
  | { action: "slow-cancel"; after: number }
  | { action: "stuck-cancel" }
  | { action: "cancel-loses-to-fill" };

/** Strikes orders when they are placed: the next one, or as many as `times` says. */
export async function troubleOrders(
  exchange: Exchange,
  trouble: OrderTrouble,
  match: { symbol?: string; side?: "buy" | "sell"; clientOrderIdPrefix?: string } = {},
  times: number | "always" = 1,
): Promise<void> {
  await ask(exchange, "POST", "/admin/order-faults", { ...trouble, match, times });
}

/** Lets orders fill as they usually do again, those that are open keep what they have. */
export async function endOrderTroubles(exchange: Exchange): Promise<void> {
  const init = { method: "DELETE" };
  await exchange.fetch(new Request("http://exchange.test/admin/order-faults", init));
}

/** Has the broker block an account, or free it. */
export async function blockTrading(exchange: Exchange, accountId: string, tradingBlocked = true) {
  await ask(exchange, "PATCH", `/admin/accounts/${accountId}`, { tradingBlocked });
}

/** Scripts a dividend of a symbol on a New York date, dollars a share. */
export async function scriptDividend(exchange: Exchange, symbol: string, date: string, cash: string) {
  await ask(exchange, "POST", "/admin/corporate-actions", { type: "dividend", symbol, date, cash });
}

/** A request as the exchange has answered it; `at` is RFC 3339. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly at: string;
}

/** Everything that was asked of the exchange so far, in order. */
export function answeredRequests(exchange: Exchange): Promise<AnsweredRequest[]> {
  return ask(exchange, "GET", "/admin/requests");
}

/** One line for each order: `sell OLD filled`. */
export function standsOf(orders: readonly ExchangeOrder[]): string[] {
  return orders.map(({ side, symbol, status }) => `${side} ${symbol} ${status}`);
}
