import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { notifications } from "../../../src/db/schema/index.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { newestRecord, statusOf } from "../support/books.ts";
import { correctFill, orderFault } from "../support/exchange-admin.ts";
import { jobsSoFar } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const NEXT = "2026-08-21";
const ORDERS = { match: { method: "GET", pathPrefix: "/v2/orders" } };

/** A day on which an account has bought SPY, until after its close. */
async function dayThatBought(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
  await day.advanceTo("16:06");
  return day;
}

async function tickNextMorning(day: TradingDay, time: string): Promise<void> {
  await day.exchange.clock.advanceTo(newYorkInstant(NEXT, time));
  await tick();
}

async function corrections() {
  const rows = await openD1(env.DB).select().from(notifications);
  return rows
    .filter(({ kind }) => kind === "fills_corrected")
    .map(({ payload }) => JSON.parse(payload).corrections);
}

describe("the morning after", () => {
  it("finds nothing when the broker still says what was booked", async ({ expect }) => {
    const day = await dayThatBought();
    await tickNextMorning(day, "08:59");
    expect(await jobsSoFar()).not.toHaveProperty([`${NEXT}/close morning-recheck`]);
    await tickNextMorning(day, "09:00");
    expect(await jobsSoFar()).toMatchObject({ [`${NEXT}/close morning-recheck`]: "done" });
    expect(await corrections()).toEqual([]);
  });

  it("tells the owner once that the broker has busted a part of a fill", async ({ expect }) => {
    const day = await dayThatBought();
    await correctFill(day.exchange, day.keys.accountId, { filledQty: "100" });
    await tickNextMorning(day, "09:00");
    await tickNextMorning(day, "09:01");
    expect(await corrections()).toEqual([
      [
        {
          slot: `${DATE}/close`,
          symbol: "SPY",
          side: "buy",
          booked: { filledQuantity: "166.25", filledAveragePrice: "600" },
          corrected: { filledQuantity: "100", filledAveragePrice: "600" },
        },
      ],
    ]);
    const { lastRun } = await statusOf(day.user);
    expect(lastRun!.reasons).toMatchObject([{ code: "fill_corrected", symbol: "SPY" }]);
    expect((await newestRecord(day.user, "all in")).outcome).toBe("completed");
  });

  it("asks again when a broker does not answer", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await dayThatBought();
    await orderFault(day.exchange, { ...ORDERS, action: "status", status: 503, times: "always" });
    await tickNextMorning(day, "09:00");
    expect(await jobsSoFar()).toMatchObject({ [`${NEXT}/close morning-recheck`]: "open" });
  });
});
