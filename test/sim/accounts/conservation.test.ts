import { Big } from "big.js";
import fc from "fast-check";
import { describe, it } from "vitest";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { Client, admin, openExchange } from "../support/client.ts";
import type { Answer } from "../support/client.ts";
import { script } from "../support/corporate-actions.ts";
import { present } from "../support/present.ts";
import { moveTo } from "../support/sessions.ts";

/**
 * Prices stand still and split by powers of two, and shares are traded in thousandths, so that a split leaves
 * the exact value of every position as it was; the account's worth is shown in whole cents. The books of the exchange and
 * of this test must agree exactly.
 */
const SYMBOLS = ["CALM", "DEAR"] as const;
const PRICES = { CALM: "100", DEAR: "400" } as const;
const CASH = "20000";

const symbol = fc.constantFrom(...SYMBOLS);
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      symbol,
      side: fc.constantFrom("buy", "buy", "sell"),
      thousandths: fc.integer({ min: 20, max: 60_000 }),
      /** A buy that is far from the market and only keeps cash back. */
      waits: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant("transfer" as const), cents: fc.integer({ min: -1_500_000, max: 1_500_000 }) }),
  fc.record({
    do: fc.constant("split" as const),
    symbol,
    factor: fc.constantFrom(2, 4, 0.5),
  }),
  fc.record({ do: fc.constant("dividend" as const), symbol, mills: fc.integer({ min: 1, max: 5_000 }) }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
const days = fc.array(fc.array(action, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
const sessions = sessionsBetween("2026-11-20", "2026-11-30");

/** What the test itself makes of everything that happened. */
class Books {
  cash = new Big(CASH);
  readonly shares = new Map<string, Big>(SYMBOLS.map((name) => [name, new Big(0)]));
  readonly prices = new Map<string, Big>(SYMBOLS.map((name) => [name, new Big(PRICES[name])]));
  sold: { qty: Big; value: Big }[] = [];

  trade(order: Record<string, string>): void {
    const [qty, price] = [new Big(present(order["filled_qty"])), new Big(present(order["filled_avg_price"]))];
    const value = qty.times(price);
    const buys = order["side"] === "buy";
    const moved = value.round(2, Big.roundHalfUp);
    this.cash = buys ? this.cash.minus(moved) : this.cash.plus(moved);
    const held = present(this.shares.get(present(order["symbol"])));
    this.shares.set(present(order["symbol"]), buys ? held.plus(qty) : held.minus(qty));
    if (!buys) this.sold.push({ qty, value });
  }

  /** $20.60 a million, $0.000195 a share and $0.000003 a share; each up to the next cent. */
  charge(): void {
    const total = (fee: (sale: { qty: Big; value: Big }) => Big) =>
      this.sold.reduce((sum, sale) => sum.plus(fee(sale)), new Big(0)).round(2, Big.roundUp);
    this.cash = this.cash
      .minus(total(({ value }) => value.times("20.6").div(1e6)))
      .minus(total(({ qty }) => qty.times("0.000195")))
      .minus(total(({ qty }) => qty.times("0.000003")));
    this.sold = [];
  }

  happen({ type, symbol: name, factor, cash }: Record<string, string | number>): void {
    const held = present(this.shares.get(String(name)));
    if (type === "dividend") {
      this.cash = this.cash.plus(held.times(present(cash)).round(2, Big.roundHalfUp));
    } else {
      this.shares.set(String(name), held.times(present(factor)));
      this.prices.set(String(name), present(this.prices.get(String(name))).div(present(factor)));
    }
  }

  get equity(): Big {
    const value = SYMBOLS.reduce(
      (sum, name) => sum.plus(present(this.shares.get(name)).times(present(this.prices.get(name)))),
      new Big(0),
    );
    return this.cash.plus(value.round(2, Big.roundHalfUp));
  }
}

/** Cash and shares as the list of activities alone tells them. */
async function replayed(client: Client): Promise<{ cash: string; shares: Map<string, string> }> {
  const rows: Record<string, string>[] = [];
  for (let token = ""; ;) {
    const page = (await client.get(`/v2/account/activities?direction=asc${token}`)).body;
    rows.push(...page);
    if (page.length < 100) break;
    token = `&page_token=${page.at(-1).id}`;
  }
  let cash = new Big(0);
  const shares = new Map<string, Big>();
  const perOrder = new Map<string, Big>();
  const move = (name: string, qty: Big) => shares.set(name, (shares.get(name) ?? new Big(0)).plus(qty));
  for (const row of rows) {
    if (row["activity_type"] === "FILL") {
      const sign = row["side"] === "buy" ? 1 : -1;
      const qty = new Big(present(row["qty"])).times(sign);
      const id = present(row["order_id"]);
      perOrder.set(id, (perOrder.get(id) ?? new Big(0)).plus(qty.times(present(row["price"]))));
      move(present(row["symbol"]), qty);
    } else {
      cash = cash.plus(present(row["net_amount"]));
      if (row["activity_type"] === "SPLIT") move(present(row["symbol"]), new Big(present(row["qty"])));
    }
  }
  for (const value of perOrder.values()) cash = cash.minus(value.round(2, Big.roundHalfUp));
  const held = [...shares]
    .filter(([, qty]) => !qty.eq(0))
    .map(([name, qty]) => [name, qty.toFixed()] as const);
  return { cash: cash.toFixed(), shares: new Map(held) };
}

async function perform(client: Client, books: Books, step: Action, next: string) {
  const { exchange, keys } = client;
  if (step.do === "transfer") {
    const amount = new Big(step.cents).div(100);
    const moved = await admin(exchange, "POST", `/accounts/${keys.accountId}/transfers`, {
      amount: amount.toFixed(),
    });
    if (moved.status === 200) books.cash = books.cash.plus(amount);
    return undefined;
  }
  if (step.do === "order") {
    const price = present(books.prices.get(step.symbol));
    const waits = step.waits && step.side === "buy";
    const terms = waits ? { type: "limit", limit_price: price.div(2).toFixed(2) } : {};
    const qty = String(step.thousandths / 1_000);
    const order = await client.order({ symbol: step.symbol, side: step.side, qty, ...terms });
    await client.wait(1_000);
    const now = order.status === 200 ? await client.read(order.body.id) : undefined;
    if (now?.status === "filled") books.trade(now);
    return undefined;
  }
  const body =
    step.do === "split"
      ? { type: "split", symbol: step.symbol, factor: step.factor }
      : { type: "dividend", symbol: step.symbol, cash: String(step.mills / 1_000) };
  const scripted = await script(client, { ...body, date: next });
  return scripted.status === 200 ? body : undefined;
}

describe("the money in an account", () => {
  it(
    "changes by trades, transfers, dividends and fees to the cent, as its activities alone tell",
    { timeout: 120_000 },
    async ({ expect }) => {
      async function agree(client: Client, books: Books): Promise<void> {
        const account: Answer["body"] = await client.account();
        const positions: Record<string, string>[] = await client.positions();
        expect(account.cash).toBe(books.cash.toFixed());
        expect(account.equity).toBe(books.equity.toFixed());
        const held = new Map(positions.map((row) => [present(row["symbol"]), present(row["qty"])]));
        expect(await replayed(client)).toEqual({ cash: account.cash, shares: held });
        const kept = new Big(account.cash).minus(account.buying_power);
        expect(new Big(account.buying_power).gte(0)).toBe(true);
        if (new Big(account.cash).gte(0)) expect(kept.gte(0)).toBe(true);
      }
      await fc.assert(
        fc.asyncProperty(days, async (plan) => {
          const exchange = openExchange({ time: "09:45", fees: true, requestsPerMinute: 100_000 });
          const client = new Client(exchange, exchange.addAccount({ cash: CASH }));
          const books = new Books();
          for (const [day, steps] of plan.entries()) {
            const { date } = present(sessions[day]);
            const next = present(sessions[day + 1]).date;
            const scripted: Record<string, string | number>[] = [];
            for (const step of steps) {
              const happens = await perform(client, books, step, next);
              if (happens) scripted.push(happens);
              await agree(client, books);
            }
            await moveTo(exchange, date, "16:05");
            await agree(client, books);
            await moveTo(exchange, date, "20:17");
            books.charge();
            await agree(client, books);
            await moveTo(exchange, next, "09:31");
            for (const happens of scripted) books.happen(happens);
            await agree(client, books);
          }
        }),
        { numRuns: 25 },
      );
    },
  );
});
