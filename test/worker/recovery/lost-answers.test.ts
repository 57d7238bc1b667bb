import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { accountAtExchange, orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const ORDERS = { method: "POST", pathPrefix: "/v2/orders" };

async function dayWithFault(fault: Omit<Parameters<typeof orderFault>[1], "match">): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await orderFault(day.exchange, { match: ORDERS, ...fault });
  await day.advanceTo("16:06");
  return day;
}

async function firstOrders({ exchange }: TradingDay): Promise<string[]> {
  const { orders } = await accountAtExchange(exchange);
  return orders.filter(({ client_order_id: id }) => id.endsWith("-1")).map(({ symbol }) => symbol);
}

describe("an order whose answer is lost", () => {
  it("is not sent again when it had arrived", async ({ expect }) => {
    const day = await dayWithFault({ action: "drop-after-effect" });
    expect(await firstOrders(day)).toEqual(["SPY"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
  });

  it("is sent again under the same id when it had not arrived", async ({ expect }) => {
    const day = await dayWithFault({ action: "drop-before-effect" });
    expect(await firstOrders(day)).toEqual(["SPY"]);
    const posts = (await requestsSoFar(day.exchange)).filter((line) => line === "POST /v2/orders");
    expect(posts.length).toBeGreaterThanOrEqual(2);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });

  it("is sent again when the broker only asked us to slow down", async ({ expect }) => {
    const day = await dayWithFault({
      action: "status",
      status: 429,
      body: { code: 42_910_000, message: "rate limit exceeded" },
    });
    expect(await firstOrders(day)).toEqual(["SPY"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });
});
