import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a broker that leaves out of its answers what has filled", () => {
  it("is asked again, and nothing is bought twice", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/orders" },
      action: "omit-fields",
      fields: ["filled_qty"],
      times: 8,
    });
    await day.advanceTo("16:06");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders).toHaveLength(1);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual({ SPY: orders[0]!.filled_qty });
    await expectSoundBooks(expect, day);
  });
});
