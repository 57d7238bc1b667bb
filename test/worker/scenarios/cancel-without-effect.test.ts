import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { answeredRequests, standsOf, troubleOrders } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** Seconds from each request for a cancel to the one after it. */
async function pausesBetweenCancels({ exchange }: TradingDay): Promise<number[]> {
  const cancels = (await answeredRequests(exchange)).filter(({ method }) => method === "DELETE");
  const instants = cancels.map(({ at }) => Date.parse(at) / 1_000);
  return instants.slice(1).map((at, index) => at - instants[index]!);
}

describe("a cancel that the broker takes and that has no effect", () => {
  it("is asked for again after five seconds, so that the buy still gets its new price and fills", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await troubleOrders(day.exchange, { action: "never-fill" });
    const match = { method: "DELETE", pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, { match, action: "status", status: 204 });
    await day.advanceTo("16:06");

    const pauses = await pausesBetweenCancels(day);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(5);
    expect(pauses[0]).toBeLessThan(8);
    const { orders } = await accountAtExchange(day.exchange);
    expect(standsOf(orders)).toEqual(["buy SPY canceled", "buy SPY filled"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectSoundBooks(expect, day);
  });
});
