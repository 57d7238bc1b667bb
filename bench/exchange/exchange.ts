/** How fast the local exchange takes and fills orders, all in one process. */
import { newYorkInstant } from "../../src/engine/calendar/new-york.ts";
import { createExchange } from "../../sim/exchange/exchange.ts";
import type { Exchange } from "../../sim/exchange/exchange.ts";
import type { AccountKeys } from "../../sim/exchange/accounts/open-account.ts";
import { syntheticMarket } from "../../sim/exchange/market/synthetic/synthetic-market.ts";
import { figure } from "../figure.ts";
import type { Figure } from "../figure.ts";

const ACCOUNTS = 1_000;
const ORDERS = 10_000;
const SECONDS = 10;
const DATE = "2026-11-20";

function* inTurn<Item>(items: readonly Item[], count: number): Generator<[Item, number]> {
  for (let index = 0; index < count; index++) {
    const item = items[index % items.length];
    if (item !== undefined) yield [item, index];
  }
}

async function place(venue: Exchange, keys: AccountKeys, symbol: string, index: number): Promise<void> {
  const limit = index % 2 === 0 ? { type: "market" } : { type: "limit", limit_price: "100000" };
  const body = { symbol, side: "buy", time_in_force: "day", client_order_id: `bench-${index}` };
  const response = await venue.fetch(
    new Request("http://exchange.test/v2/orders", {
      method: "POST",
      headers: { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey },
      body: JSON.stringify({ ...body, ...limit, qty: "0.25" }),
    }),
  );
  if (response.status !== 200) throw new Error(`order ${index}: ${response.status} ${await response.text()}`);
}

/** Orders that have filled, of all accounts. */
async function filledOrders(venue: Exchange, accounts: readonly AccountKeys[]): Promise<number> {
  let filled = 0;
  for (const keys of accounts) {
    const response = await venue.fetch(
      new Request("http://exchange.test/v2/orders?status=closed&limit=500", {
        headers: { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey },
      }),
    );
    const orders: { status: string }[] = await response.json();
    filled += orders.filter(({ status }) => status === "filled").length;
  }
  return filled;
}

/** 10,000 orders of 1,000 accounts in ten tickers, by requests: from the first one to the last fill. */
export async function exchange(): Promise<Figure[]> {
  const market = syntheticMarket({ seed: 1, through: DATE });
  const symbols = [...market.keys()].slice(0, 10);
  const venue = createExchange({ market, now: newYorkInstant(DATE, "15:50") });
  const accounts = Array.from({ length: ACCOUNTS }, () => venue.addAccount({ cash: "1000000" }));
  // Prices are made when they are first asked for; making them is no part of taking orders.
  for (const symbol of symbols) market.get(symbol)?.rows.at(-1);
  const start = performance.now();
  for (const [keys, index] of inTurn(accounts, ORDERS)) {
    await place(venue, keys, symbols[index % symbols.length] ?? "", index);
  }
  const accepted = performance.now();
  await venue.clock.advanceTo(venue.clock.now() + 60_000);
  const done = performance.now();
  const filled = await filledOrders(venue, accounts);
  if (filled !== ORDERS) throw new Error(`${filled} of ${ORDERS} orders have filled`);
  return [
    figure({ name: "accepted-10k", value: (accepted - start) / 1_000, unit: "s", target: SECONDS }),
    figure({ name: "accepted-and-filled-10k", value: (done - start) / 1_000, unit: "s", target: SECONDS }),
  ];
}
