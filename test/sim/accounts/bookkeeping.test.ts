import { Big } from "big.js";
import fc from "fast-check";
import { describe, it } from "vitest";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { Client, openExchange } from "../support/client.ts";
import { present } from "../support/present.ts";

const SYMBOLS = ["SPY", "TLT", "SQQQ"] as const;
const market = syntheticMarket({ seed: 3, through: "2026-12-31" });
const CASH = 20_000;

const step = fc.oneof(
  fc.record({
    do: fc.constant("order" as const),
    symbol: fc.constantFrom(...SYMBOLS),
    side: fc.constantFrom("buy", "buy", "sell"),
    amount: fc.oneof(
      fc.record({
        qty: fc.integer({ min: 1, max: 30_000 }).map((thousandths) => String(thousandths / 1_000)),
      }),
      fc.record({ qty: fc.integer({ min: 1, max: 40 }).map(String) }),
      fc.record({ notional: fc.integer({ min: 100, max: 900_000 }).map((cents) => String(cents / 100)) }),
    ),
    /** Distance of the limit from the last price, in thousandths; none for a market order. */
    limit: fc.option(fc.integer({ min: -5, max: 5 })),
  }),
  fc.record({ do: fc.constant("wait" as const), milliseconds: fc.integer({ min: 10, max: 400_000 }) }),
  fc.record({ do: fc.constant("cancel" as const) }),
  fc.record({ do: fc.constant("night" as const) }),
);

type Row = Record<string, string>;

/** The sums that must hold between what an account reports of itself at any moment. */
async function check(
  client: Client,
  expect: (value: unknown) => { toBe(expected: unknown): void },
): Promise<void> {
  const account = await client.account();
  const positions: Row[] = await client.positions();
  const orders: Row[] = (await client.get("/v2/orders?status=all&limit=500")).body;
  const fills: Row[] = (await client.get("/v2/account/activities?direction=asc")).body;
  const zero = new Big(0);
  const sign = (side: string | undefined) => (side === "buy" ? 1 : -1);

  const perOrder = orders.map(({ id, side }) => {
    const own = fills.filter((fill) => fill["order_id"] === id);
    const value = own.reduce(
      (sum, { qty, price }) => sum.plus(new Big(present(qty)).times(present(price))),
      zero,
    );
    return value.round(2, Big.roundHalfUp).times(sign(side));
  });
  const spent = perOrder.reduce((sum, value) => sum.plus(value), zero);
  expect(new Big(account.cash).plus(spent).toFixed()).toBe(String(CASH));

  for (const symbol of SYMBOLS) {
    const held = fills
      .filter((fill) => fill["symbol"] === symbol)
      .reduce((sum, { qty, side }) => sum.plus(new Big(present(qty)).times(sign(side))), zero);
    const position = positions.find((row) => row["symbol"] === symbol);
    expect(position?.["qty"] ?? "0").toBe(held.toFixed());
    if (position) expect(new Big(present(position["qty_available"])).gte(0)).toBe(true);
  }
  for (const { id, filled_qty: filled, qty } of orders) {
    const own = fills.filter((fill) => fill["order_id"] === id);
    expect(own.reduce((sum, fill) => sum.plus(present(fill["qty"])), zero).toFixed()).toBe(filled);
    if (qty !== null) expect(new Big(present(filled)).lte(present(qty))).toBe(true);
  }
  const worth = positions.reduce((sum, row) => sum.plus(present(row["market_value"])), new Big(account.cash));
  expect(worth.round(2, Big.roundHalfUp).toFixed()).toBe(account.equity);
  const reserved = new Big(account.cash).minus(account.buying_power);
  expect(new Big(account.cash).gte(0)).toBe(true);
  expect(new Big(account.buying_power).gte(0)).toBe(true);
  expect(reserved.gte(0)).toBe(true);
}

describe("an account's books", () => {
  it(
    "balance after any orders, cancels, partial fills and nights",
    { timeout: 60_000 },
    async ({ expect }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 25 }),
          fc.option(fc.double({ min: 0.05, max: 0.95, noNaN: true })),
          async (steps, fraction) => {
            const exchange = openExchange({
              market,
              seed: 3,
              requestsPerMinute: 100_000,
              fills: fraction === null ? {} : { partial: { fraction, delay: 45_000 } },
            });
            const client = new Client(exchange, exchange.addAccount({ cash: String(CASH) }));
            let nights = 0;
            for (const action of steps) {
              if (action.do === "wait") await client.wait(action.milliseconds);
              else if (action.do === "cancel") await client.delete("/v2/orders");
              else if (action.do === "night" && nights === 0) {
                nights++;
                await exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:30"));
              } else if (action.do === "order") {
                const { trades } = (await client.get(`/v2/stocks/trades/latest?symbols=${action.symbol}`))
                  .body;
                const price = trades[action.symbol].p * (1 + (action.limit ?? 0) / 1_000);
                const limit = action.limit === null ? {} : { type: "limit", limit_price: price.toFixed(2) };
                await client.order({ symbol: action.symbol, side: action.side, ...action.amount, ...limit });
              }
              await check(client, expect);
            }
            // What was sent after Friday's close has ended by Monday's.
            await exchange.clock.advanceTo(newYorkInstant("2026-11-23", "16:00"));
            await check(client, expect);
            const account = await client.account();
            expect(account.buying_power).toBe(account.cash);
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});
