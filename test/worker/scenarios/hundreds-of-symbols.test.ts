import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { answeredRequests } from "../support/troubles/broker-troubles.ts";

const TOMORROW = "2026-08-21";
const letter = (index: number) => String.fromCodePoint(65 + index);
const SYMBOLS = Array.from(
  { length: 400 },
  (_, index) => `Q${letter(Math.floor(index / 20))}${letter(index % 20)}`,
);
/** As many as one run may buy. */
const HALF = 200;

const equally = (symbols: readonly string[]) =>
  fixedWeights(Object.fromEntries(symbols.map((symbol) => [symbol, 100 / symbols.length])));

describe("an account of 400 symbols, at a broker that takes 200 requests a minute", () => {
  it("has a run of 200 orders on one day, and on the next one that has to know all 400", async ({
    expect,
  }) => {
    const market = quietMarket(Object.fromEntries(SYMBOLS.map((symbol) => [symbol, 50])));
    const day = await openTradingDay(market, "2026-08-20", { cash: "1000000" });
    await activate(day.user, "first half", equally(SYMBOLS.slice(0, HALF)), 50);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await activate(day.user, "second half", equally(SYMBOLS.slice(HALF)), 50);
    await tradeThrough(day, TOMORROW);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      slot: `${TOMORROW}/close`,
      outcome: "completed",
      reasons: [],
    });
    expect(Object.keys(await holdingsAtExchange(day.exchange)).toSorted()).toEqual(SYMBOLS);

    const requests = await answeredRequests(day.exchange);
    // Nothing is sent to be refused but cancels, which are urgent.
    const refused = requests.filter(({ status }) => status === 429);
    expect(refused.filter(({ method }) => method !== "DELETE")).toEqual([]);
    expect(refused.length).toBeLessThan(HALF);
    const assets = requests.filter(({ path }) => path.startsWith("/v2/assets"));
    expect(assets).toHaveLength(2);
    await expectSoundBooks(expect, day);
  });
});
