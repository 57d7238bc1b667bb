/** What a test does and asks as the exchange's operator, or with a user's own keys at the broker. */
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import type { TiingoSettingsChange } from "../../../sim/exchange/tiingo/settings.ts";
import type { AccountKeys } from "../../../sim/exchange/accounts/open-account.ts";

export interface ExchangeOrder {
  readonly id: string;
  readonly symbol: string;
  readonly side: "buy" | "sell";
  readonly type: string;
  readonly qty: string;
  readonly filled_qty: string;
  readonly status: string;
  readonly client_order_id: string;
  readonly filled_avg_price: string | null;
  readonly limit_price: string | null;
  readonly submitted_at: string;
}

export interface ExchangeAccount {
  readonly cash: string;
  readonly equity: string;
  readonly positions: readonly { symbol: string; qty: string }[];
  readonly orders: readonly ExchangeOrder[];
}

/** Asks the exchange for JSON, as its operator or with the headers given. Throws what it refuses. */
export async function ask<T>(
  exchange: Exchange,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<T> {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await exchange.fetch(new Request(`http://exchange.test${path}`, init));
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json<T>();
}

/** Strikes the next requests that match: a broken connection, or an answer without any effect. */
export async function orderFault(
  exchange: Exchange,
  fault: {
    match: { method?: string; path?: string; pathPrefix?: string; query?: string };
    action:
      | "drop-before-effect"
      | "drop-after-effect"
      | "status"
      | "rate-limit"
      | "add-fields"
      | "omit-fields"
      | "omit-rows"
      | "repeat-rows"
      | "not-found"
      | "stale"
      | "zero-balances";
    status?: number;
    /** How old an answer is, and for how long a fault strikes, virtual ms. */
    age?: number;
    lasts?: number;
    where?: Record<string, string>;
    body?: unknown;
    /** What is added, or the paths of what is left out. */
    fields?: Record<string, unknown> | readonly string[];
    times?: number | "always";
  },
): Promise<void> {
  await ask(exchange, "POST", "/admin/faults", fault);
}

/** Takes every fault back. */
export async function endFaults(exchange: Exchange): Promise<void> {
  const faults = await ask<{ id: string }[]>(exchange, "GET", "/admin/faults");
  for (const { id } of faults) {
    const address = `http://exchange.test/admin/faults/${encodeURIComponent(id)}`;
    await exchange.fetch(new Request(address, { method: "DELETE" }));
  }
}

/** Changes what Tiingo's quotes say: which tickers are left out, how old rows are (ms), and so on. */
export async function changeTiingo(exchange: Exchange, change: TiingoSettingsChange): Promise<void> {
  await ask(exchange, "PATCH", "/admin/tiingo", change);
}

/** Scripts a split of a symbol on a New York date: shares for one share before. */
export async function scriptSplit(
  exchange: Exchange,
  symbol: string,
  date: string,
  factor: number,
): Promise<void> {
  await ask(exchange, "POST", "/admin/corporate-actions", { type: "split", symbol, date, factor });
}

/** Halts a symbol, or lets it trade again. */
export async function halt(exchange: Exchange, symbol: string, halted = true): Promise<void> {
  await ask(exchange, "POST", "/admin/halts", { symbol, halted });
}

/** Paths of the requests that clients sent, with their methods, in order: `GET /iex/`. */
export async function requestsSoFar(exchange: Exchange): Promise<string[]> {
  const requests = await ask<{ method: string; path: string }[]>(exchange, "GET", "/admin/requests");
  return requests.map(({ method, path }) => `${method} ${path}`);
}

/** The first account as the exchange keeps it. */
export async function accountAtExchange(exchange: Exchange): Promise<ExchangeAccount> {
  const [account] = await ask<ExchangeAccount[]>(exchange, "GET", "/admin/accounts");
  if (!account) throw new Error("the exchange has no account");
  return account;
}

/** Shares per symbol that the first account holds. */
export async function holdingsAtExchange(exchange: Exchange): Promise<Record<string, string>> {
  const { positions } = await accountAtExchange(exchange);
  return Object.fromEntries(positions.map(({ symbol, qty }) => [symbol, qty]));
}

/** An order that the user sends by hand, past us; answers once it was taken. */
export async function orderByHand(
  exchange: Exchange,
  keys: AccountKeys,
  order: {
    symbol: string;
    side: "buy" | "sell";
    qty: string;
    type?: string;
    limit_price?: string;
    stop_price?: string;
    client_order_id?: string;
  },
): Promise<void> {
  const headers = { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey };
  const body = { type: "market", time_in_force: "day", ...order };
  await ask(exchange, "POST", "/v2/orders", body, headers);
}

/** Dollars that the owner of an account pays in; negative for what they take out. */
export async function payIn(exchange: Exchange, accountId: string, amount: string): Promise<void> {
  await ask(exchange, "POST", `/admin/accounts/${accountId}/transfers`, { amount });
}

/** Takes every timer away, as if all alarms had got lost. */
export async function loseTimers(exchange: Exchange): Promise<void> {
  const timers = await ask<{ id: string }[]>(exchange, "GET", "/admin/timers");
  for (const { id } of timers) {
    const address = `http://exchange.test/admin/timers/${encodeURIComponent(id)}`;
    await exchange.fetch(new Request(address, { method: "DELETE" }));
  }
}

/** Corrects what filled of the newest order of an account, as exchanges do afterwards: no activity tells of it. */
export async function correctFill(
  exchange: Exchange,
  accountId: string,
  change: { filledQty?: string; filledAvgPrice?: string },
): Promise<void> {
  const { orders } = await accountAtExchange(exchange);
  const newest = orders.toSorted((a, b) => (a.submitted_at < b.submitted_at ? 1 : -1)).at(0);
  if (!newest) throw new Error("there is no order to correct");
  await ask(exchange, "POST", `/admin/accounts/${accountId}/corrections`, { order: newest.id, ...change });
}

/**
 * Moves cash as brokers do (kinds as the exchange names them), dollars with their sign: the cash moves `bookedAfter`, and the
 * activity is told `toldAfter` virtual ms, or never (null).
 */
export async function bookCash(
  exchange: Exchange,
  accountId: string,
  booking: {
    amount: string;
    kind: "transfer" | "interest" | "fee" | "dividend" | "withholding";
    symbol?: string;
    /** New York date that the activity tells; else that of its telling. */
    date?: string;
    /** Shares that a dividend is of. */
    qty?: string;
    bookedAfter?: number;
    toldAfter?: number | null;
  },
): Promise<void> {
  await ask(exchange, "POST", `/admin/accounts/${accountId}/transfers`, booking);
}
