/** What the exchange has of the account, as its operator sees it. */
import type { World } from "./world.ts";

export interface OrderAtBroker {
  readonly id: string;
  readonly client_order_id: string;
  readonly symbol: string;
  readonly side: "buy" | "sell";
  readonly qty: string;
  readonly filled_qty: string;
  readonly filled_avg_price: string | null;
  readonly limit_price: string | null;
  readonly status: string;
  /** RFC 3339, UTC. */
  readonly submitted_at: string;
}

export interface AccountAtBroker {
  /** Dollars. */
  readonly cash: string;
  readonly positions: readonly { readonly symbol: string; readonly qty: string }[];
  readonly orders: readonly OrderAtBroker[];
}

const HOST = "http://exchange.simulation";

/** Asks the operator's side of the exchange, which no fault strikes. Throws when it refuses. */
export async function askOperator(
  world: World,
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await world.exchange.fetch(new Request(`${HOST}/admin${path}`, init));
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

/** The account at the exchange. */
export async function accountAtBroker(world: World): Promise<AccountAtBroker> {
  // The exchange is ours, and its shapes are held against Alpaca's in tests of its own.
  const [account] = (await askOperator(world, "GET", "/accounts")) as AccountAtBroker[];
  if (!account) throw new Error("the exchange has no account");
  return account;
}
